-- remove_walk: with its stops and findings. in: :id
DELETE FROM walk WHERE id = :id
