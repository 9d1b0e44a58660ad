-- score_knots: what the methods of a run learnt. in: :run. out: in grid order, by rising value
SELECT g.ordinal, c.stock, k.value, k.score FROM score_run r JOIN grid_indicator g ON g.grid_id = r.grid_id
JOIN score_scale c ON c.run_id = r.id AND c.indicator_id = g.indicator_id
LEFT JOIN score_knot k ON k.run_id = c.run_id AND k.indicator_id = c.indicator_id
WHERE r.id = :run ORDER BY g.ordinal, k.value
