-- scores: every residence of a run, by id. in: :run
SELECT residence_id, score, coverage, low, high, class, shown_class, rank, alerts, variance FROM score WHERE run_id = :run ORDER BY residence_id
