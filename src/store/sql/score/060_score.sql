-- 060 score: one row per residence, ranked (rule 8: ties share the smaller rank), in the place of its former one. The class shown is settled in step 070.
-- in : :stock, :run INTEGER
UPDATE score SET (score, coverage, low, high, class, shown_class, rank, alerts, variance) =
  (SELECT vg_double(result, 0), vg_double(result, 1), vg_double(result, 2), vg_double(result, 3), vg_letter(result, 4), vg_letter(result, 4),
          vg_rank(:stock, residence_id), CAST(vg_double(result, 5) AS INTEGER), vg_double(result, 6)
   FROM (SELECT vg_result(:stock, residence_id) AS result LIMIT -1))
WHERE run_id = :run
