-- zone_shapes: in: :layer
SELECT geom FROM zone WHERE layer_id = :layer
