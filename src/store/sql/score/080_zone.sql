-- 080 zone: mean of the residences' indices weighted by dwellings, for every zone of every layer (rule 10). Beside a neighbourhood of the default layer
-- is in it; beside a zone of another layer, as a QPV, is not.
-- in : :run INTEGER, :grid INTEGER
INSERT INTO zone_score (run_id, zone_id, score, coverage, residences, scored, dwellings, class)
SELECT :run, zone_id, vg_double(result, 0), vg_double(result, 1), vg_double(result, 2), vg_double(result, 3), vg_double(result, 4), vg_letter(result, 5)
FROM (SELECT z.fid AS zone_id, vg_zone(r.fid, s.score, max(coalesce(r.dwellings, 0), 0), grid.power, grid.minimum_coverage, grid.minimum_families,
                                       grid.limit_b, grid.limit_c, grid.limit_d) AS result
      FROM zone z JOIN grid ON grid.id = :grid
      LEFT JOIN residence_zone m ON m.zone_id = z.fid AND (m.distance_m = 0 OR m.layer_id = (SELECT min(id) FROM zone_layer))
      LEFT JOIN residence r ON r.fid = m.residence_id
      LEFT JOIN score s ON s.run_id = :run AND s.residence_id = r.fid
      GROUP BY z.fid)
WHERE true ON CONFLICT DO UPDATE SET score = excluded.score, coverage = excluded.coverage, residences = excluded.residences, scored = excluded.scored,
  dwellings = excluded.dwellings, class = excluded.class
