-- local_statistics: in: :run. out: by residence
SELECT residence_id, value, lag, statistic, p, q, quadrant, is_significant, is_isolated_high, neighbours FROM local_statistic WHERE run_id = :run ORDER BY residence_id
