-- 040 cells: each residence from its columns to what the run keeps of it.
-- in : :stock, :run INTEGER
-- normalised: corrected for small numbers and brought to 0..100 (rules 1, 2).
-- families: score, coverage and bounds of each, and what it adds to the index (rules 3 to 6).
INSERT INTO score_cells (run_id, residence_id, normalised, families)
WITH value AS MATERIALIZED (SELECT fid AS residence_id, vg_values(:stock, fid) AS normalised FROM residence ORDER BY fid)
SELECT :run, residence_id, normalised, vg_families(:stock, normalised) FROM value
