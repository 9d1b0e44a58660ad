-- 040 cells: each residence from its columns to what the run keeps of it.
-- in : :stock, :run INTEGER
-- normalised: corrected for small numbers and brought to 0..100 (rules 1, 2).
-- families: score, coverage and bounds of each, and what it adds to the index (rules 3 to 6).
-- Rows of the former run are written over: taking them out first would cost as much again. (WHERE true: SQLite's grammar before ON CONFLICT.)
INSERT INTO score_cells (run_id, residence_id, normalised, families)
SELECT :run, fid, vg_values(:stock, fid), vg_families(:stock, fid) FROM residence WHERE true ORDER BY fid
ON CONFLICT DO UPDATE SET normalised = excluded.normalised, families = excluded.families
