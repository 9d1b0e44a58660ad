-- 060 contribution: what each family adds to the index, in index points (rule 5).
-- in : :run INTEGER
UPDATE family_score SET contribution = vg_double(i.result, 5 + w.position)
FROM temp.run_index i, run_family w
WHERE family_score.run_id = :run AND i.residence_id = family_score.residence_id
  AND w.run_id = :run AND w.family_id = family_score.family_id AND w.position IS NOT NULL
