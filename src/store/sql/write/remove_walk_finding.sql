-- remove_walk_finding: in: :id
DELETE FROM walk_finding WHERE id = :id
