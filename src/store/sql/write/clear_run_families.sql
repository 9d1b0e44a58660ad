-- clear_run_families: family weights of a score run. in: :run
DELETE FROM run_family WHERE run_id = :run
