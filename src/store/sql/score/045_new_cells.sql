-- 045 new_cells: the same for the residences the former run did not know: all, in a first run. None is looked for where there are as many.
-- in : :stock, :run INTEGER
INSERT INTO score_cells (run_id, residence_id, normalised, families)
SELECT :run, fid, vg_values(:stock, fid), vg_families(:stock, fid) FROM residence
WHERE (SELECT count(*) FROM score_cells WHERE run_id = :run) < (SELECT count(*) FROM residence)
  AND NOT EXISTS (SELECT 1 FROM score_cells WHERE run_id = :run AND residence_id = fid) ORDER BY fid
