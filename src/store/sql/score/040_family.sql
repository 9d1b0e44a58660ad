-- 040 family: score, coverage and bounds of each family of each residence (rules 3, 4, 6).
-- in : :run INTEGER, :grid INTEGER
-- A family without indicators gives one row too, so that places in the index stay those of the grid.
INSERT INTO family_score (run_id, residence_id, family_id, score, coverage, if_missing_0, if_missing_100, is_in_grid)
SELECT :run, residence_id, family_id, vg_double(result, 0), vg_double(result, 1), vg_double(result, 2), vg_double(result, 3), vg_double(result, 4) > 0
FROM (SELECT r.fid AS residence_id, f.id AS family_id,
             vg_family(g.ordinal, v.normalised, g.weight, v.is_inherited, grid.minimum_coverage) AS result
      FROM residence r
      CROSS JOIN grid ON grid.id = :grid
      CROSS JOIN family f ON f.grid_id = grid.id
      LEFT JOIN grid_indicator g ON g.grid_id = grid.id AND g.family_id = f.id
      LEFT JOIN score_value v ON v.run_id = :run AND v.residence_id = r.fid AND v.indicator_id = g.indicator_id
      GROUP BY r.fid, f.id)
