-- replace_score_run: what a campaign's run is computed from now. in: :run, every column
UPDATE score_run SET campaign_id = :campaign, grid_id = :grid, weights = :weights, engine = :engine, created_at = :created_at, inputs = :inputs WHERE id = :run
