-- add_score_run: in: every column
INSERT INTO score_run (campaign_id, grid_id, weights, engine, created_at, inputs)
VALUES (:campaign, :grid, :weights, :engine, :created_at, :inputs)
