-- 060 score: one row per residence, ranked (rule 8: ties share the smaller rank). The class shown is settled in step 070.
-- in : :run INTEGER
INSERT INTO score (run_id, residence_id, score, coverage, low, high, class, shown_class, rank)
WITH ranked AS MATERIALIZED (
  SELECT residence_id, rank() OVER (ORDER BY score DESC) AS place FROM temp.run_index WHERE score IS NOT NULL)
SELECT :run, i.residence_id, i.score, vg_double(i.result, 1), vg_double(i.result, 2), vg_double(i.result, 3), vg_letter(i.result, 4),
       vg_letter(i.result, 4), r.place
FROM temp.run_index i LEFT JOIN ranked r ON r.residence_id = i.residence_id
ORDER BY i.residence_id
