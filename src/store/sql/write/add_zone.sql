-- add_zone: in: every column
INSERT INTO zone (geom, layer_id, code, name, parent_code, population, dwellings, import_id)
VALUES (:geom, :layer, :code, :name, :parent_code, :population, :dwellings, :import)
