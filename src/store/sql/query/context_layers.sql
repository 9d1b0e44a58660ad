-- context_layers: the lowest on the map first: where they were put, else water under green, streets, buildings, lines
SELECT id, name, title, role, credit, coalesce(colour_column, ''), coalesce(method, 'jenks'), coalesce(classes, 5), coalesce(ramp, 'ochre'), coalesce(opacity, 1)
FROM context_layer LEFT JOIN layer_look ON layer_id = id
ORDER BY position IS NULL, position,
  CASE role WHEN 'water' THEN 0 WHEN 'green' THEN 1 WHEN 'road' THEN 2 WHEN 'building' THEN 3 WHEN 'rail' THEN 4 WHEN 'shore' THEN 5 ELSE 6 END, id
