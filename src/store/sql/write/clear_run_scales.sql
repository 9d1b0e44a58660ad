-- clear_run_scales: scales a score run has learnt, with their knots. in: :run
DELETE FROM score_scale WHERE run_id = :run
