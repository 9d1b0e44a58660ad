-- base_maps: images under the map, from the bottom.
SELECT id, name, source, credit, opacity, is_online, is_shown FROM base_map ORDER BY position IS NULL, position, id
