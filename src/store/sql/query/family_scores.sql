-- family_scores: in: :run. out: by residence, then grid order
SELECT s.residence_id, f.ordinal, s.score, s.coverage, s.if_missing_0, s.if_missing_100, s.is_in_grid, s.contribution
FROM family_score s JOIN family f ON f.id = s.family_id WHERE s.run_id = :run ORDER BY s.residence_id, f.ordinal
