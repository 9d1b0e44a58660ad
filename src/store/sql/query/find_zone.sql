-- find_zone: in: :layer, :code
SELECT fid FROM zone WHERE layer_id = :layer AND code = :code
