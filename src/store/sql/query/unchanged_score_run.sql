-- unchanged_score_run: the campaign's latest run, if it was computed from the same, and says how sure it is. in: :campaign, :grid, :weights, :engine, :inputs
SELECT id FROM score_run WHERE id = (SELECT max(id) FROM score_run WHERE campaign_id = :campaign)
  AND grid_id = :grid AND weights = :weights AND engine = :engine AND inputs = :inputs
  AND NOT EXISTS (SELECT 1 FROM score WHERE run_id = id AND score IS NOT NULL AND variance IS NULL)
