-- add_zone_statistic: in: every column
INSERT INTO zone_statistic (run_id, zone_id, value, lag, statistic, p, q, quadrant, is_significant, is_isolated_high, neighbours)
VALUES (:run, :site, :value, :lag, :statistic, :p, :q, :quadrant, :is_significant, :is_isolated_high, :neighbours)
