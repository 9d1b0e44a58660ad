-- latest_score_run: in: :campaign
SELECT id, campaign_id, grid_id, weights, engine, created_at FROM score_run WHERE campaign_id = :campaign ORDER BY id DESC LIMIT 1
