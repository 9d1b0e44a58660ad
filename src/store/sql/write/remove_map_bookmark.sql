-- remove_map_bookmark: in: :id
DELETE FROM map_bookmark WHERE id = :id
