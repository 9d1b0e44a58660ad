-- add_context_feature: in: :layer, :geom, :label
INSERT INTO context_feature (geom, layer_id, label) VALUES (:geom, :layer, :label)
