-- 050 index: index, coverage, bounds and class of each residence (rules 4 to 7). The list keeps the contributions for step 060.
-- in : :run INTEGER, :grid INTEGER
INSERT INTO temp.run_index (residence_id, result)
SELECT s.residence_id, vg_index(w.position, w.weight, s.score, s.coverage, s.if_missing_0, s.if_missing_100, s.is_in_grid,
                                grid.power, grid.minimum_coverage, grid.minimum_families, grid.limit_b, grid.limit_c, grid.limit_d)
FROM family_score s
JOIN run_family w ON w.run_id = s.run_id AND w.family_id = s.family_id
JOIN grid ON grid.id = :grid
WHERE s.run_id = :run AND w.position IS NOT NULL
GROUP BY s.residence_id
