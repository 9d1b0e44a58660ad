-- add_local_statistic: in: every column
INSERT INTO local_statistic (run_id, residence_id, value, lag, statistic, p, q, quadrant, is_significant, is_isolated_high, neighbours)
VALUES (:run, :site, :value, :lag, :statistic, :p, :q, :quadrant, :is_significant, :is_isolated_high, :neighbours)
