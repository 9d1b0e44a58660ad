-- zone_scores: in: :run, :layer. out: by zone id, zones of the layer
SELECT z.fid, s.score, s.coverage, s.residences, s.scored, s.dwellings, s.class
FROM zone z LEFT JOIN zone_score s ON s.run_id = :run AND s.zone_id = z.fid WHERE z.layer_id = :layer ORDER BY z.fid
