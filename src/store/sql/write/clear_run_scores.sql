-- clear_run_scores: indices and ranks of a score run. in: :run
DELETE FROM score WHERE run_id = :run
