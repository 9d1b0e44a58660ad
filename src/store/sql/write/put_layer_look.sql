-- put_layer_look: in: :layer, :position, :column, :method, :classes, :ramp, :opacity
INSERT INTO layer_look (layer_id, position, colour_column, method, classes, ramp, opacity)
VALUES (:layer, :position, :column, :method, :classes, :ramp, :opacity)
ON CONFLICT (layer_id) DO UPDATE SET position = coalesce(excluded.position, position), colour_column = excluded.colour_column,
  method = excluded.method, classes = excluded.classes, ramp = excluded.ramp, opacity = excluded.opacity
