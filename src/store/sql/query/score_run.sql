-- score_run: in: :run
SELECT id, campaign_id, grid_id, weights, engine, created_at FROM score_run WHERE id = :run
