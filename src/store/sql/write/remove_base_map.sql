-- remove_base_map: in: :id
DELETE FROM base_map WHERE id = :id
