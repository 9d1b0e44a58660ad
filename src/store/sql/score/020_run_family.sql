-- 020 run_family: the weight of each family in this run, and its place among the families of the index.
-- in : :run INTEGER, :grid INTEGER, :weights TEXT, JSON {family code: weight} for the families that were moved, '{}' for none
INSERT INTO run_family (run_id, family_id, weight, position)
SELECT :run, f.id, coalesce((SELECT w.value FROM json_each(:weights) w WHERE w.key = f.code), f.weight),
       CASE WHEN f.is_in_index THEN (SELECT count(*) FROM family g WHERE g.grid_id = f.grid_id AND g.is_in_index AND g.ordinal < f.ordinal) END
FROM family f WHERE f.grid_id = :grid
