-- place_base_map: in: id, position from the bottom
UPDATE base_map SET position = :position WHERE id = :id
