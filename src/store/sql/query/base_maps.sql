-- base_maps: images under the map, in the order they were added.
SELECT id, name, source, credit, opacity, is_online, is_shown FROM base_map ORDER BY id
