-- zones: in: :layer. out: by id
SELECT fid, geom, code, name, parent_code, population, dwellings FROM zone WHERE layer_id = :layer ORDER BY fid
