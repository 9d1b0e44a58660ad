-- invalid_zones: zones whose shape crosses itself, by SpatiaLite. out: layer, code
SELECT y.name, z.code FROM zone z JOIN zone_layer y ON y.id = z.layer_id WHERE z.geom IS NOT NULL AND ST_IsValid(z.geom) <> 1
