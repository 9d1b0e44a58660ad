-- 070 score: one row per residence, ranked (rule 8: ties share the smaller rank). The class shown is settled in step 080.
-- in : :run INTEGER
INSERT INTO score (run_id, residence_id, score, coverage, low, high, class, shown_class, rank)
SELECT :run, residence_id, value, vg_double(result, 1), vg_double(result, 2), vg_double(result, 3), vg_letter(result, 4), vg_letter(result, 4),
       CASE WHEN value IS NOT NULL THEN rank() OVER (ORDER BY value DESC NULLS LAST) END
FROM (SELECT residence_id, result, vg_double(result, 0) AS value FROM temp.run_index)
