-- 065 new_score: the same for the residences that had no row: all, in a first run.
-- in : :stock, :run INTEGER
INSERT INTO score (run_id, residence_id, score, coverage, low, high, class, shown_class, rank, alerts, variance)
SELECT :run, residence_id, vg_double(result, 0), vg_double(result, 1), vg_double(result, 2), vg_double(result, 3), vg_letter(result, 4), vg_letter(result, 4),
       vg_rank(:stock, residence_id), CAST(vg_double(result, 5) AS INTEGER), vg_double(result, 6)
FROM (SELECT fid AS residence_id, vg_result(:stock, fid) AS result FROM residence
      WHERE (SELECT count(*) FROM score WHERE run_id = :run) < (SELECT count(*) FROM residence)
        AND NOT EXISTS (SELECT 1 FROM score WHERE run_id = :run AND residence_id = fid) ORDER BY fid LIMIT -1)
