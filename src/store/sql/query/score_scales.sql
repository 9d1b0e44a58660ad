-- score_scales: what there is to say of the scales of a run, in grid order. in: :run
SELECT i.code, c.stock, c.unlisted, (SELECT count(*) FROM score_knot k WHERE k.run_id = c.run_id AND k.indicator_id = c.indicator_id), g.method
FROM score_run r JOIN grid_indicator g ON g.grid_id = r.grid_id JOIN indicator i ON i.id = g.indicator_id
JOIN score_scale c ON c.run_id = r.id AND c.indicator_id = g.indicator_id WHERE r.id = :run ORDER BY g.ordinal
