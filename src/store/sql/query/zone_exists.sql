-- zone_exists: in: :layer, :code
SELECT 1 FROM zone WHERE layer_id = :layer AND code = :code
