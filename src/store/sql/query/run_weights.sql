-- run_weights: weight of each family in a run, in grid order. in: :run
SELECT r.weight FROM run_family r JOIN family f ON f.id = r.family_id WHERE r.run_id = :run ORDER BY f.ordinal
