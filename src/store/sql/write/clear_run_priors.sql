-- clear_run_priors: priors of a score run. in: :run
DELETE FROM score_prior WHERE run_id = :run
