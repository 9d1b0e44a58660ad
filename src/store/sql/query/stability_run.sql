-- stability_run: in: :run
SELECT draws, seed, top FROM stability_run WHERE run_id = :run
