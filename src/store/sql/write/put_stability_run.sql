-- put_stability_run: replaces the former one of the run, ranks and all. in: every column
INSERT OR REPLACE INTO stability_run (run_id, draws, seed, top) VALUES (:run, :draws, :seed, :top)
