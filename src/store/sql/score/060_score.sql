-- 060 score: one row per residence, ranked (rule 8: ties share the smaller rank). The class shown is settled in step 070.
-- in : :stock, :run INTEGER
INSERT INTO score (run_id, residence_id, score, coverage, low, high, class, shown_class, rank, alerts, variance)
SELECT :run, residence_id, vg_double(result, 0), vg_double(result, 1), vg_double(result, 2), vg_double(result, 3), vg_letter(result, 4), vg_letter(result, 4),
       vg_rank(:stock, residence_id), CAST(vg_double(result, 5) AS INTEGER), vg_double(result, 6)
FROM (SELECT fid AS residence_id, vg_result(:stock, fid) AS result FROM residence ORDER BY fid LIMIT -1)
