-- clear_run_stability: rank ranges of a score run, with the draws they come from. in: :run
DELETE FROM stability_run WHERE run_id = :run
