-- zone_statistics: in: :run. out: by zone
SELECT zone_id, value, lag, statistic, p, q, quadrant, is_significant, is_isolated_high, neighbours FROM zone_statistic WHERE run_id = :run ORDER BY zone_id
