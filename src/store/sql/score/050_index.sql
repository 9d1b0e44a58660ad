-- 050 index: index, coverage, bounds, class and sampling variance of each residence from its families (rules 4 to 7, 11).
-- in : :stock, :run INTEGER
INSERT INTO temp.run_index (residence_id, score, result)
SELECT residence_id, vg_double(result, 0), result
FROM (SELECT residence_id, vg_index(:stock, residence_id, families) AS result FROM score_cells WHERE run_id = :run ORDER BY residence_id LIMIT -1)
