-- invalid_zones: zones whose shape crosses itself, by SpatiaLite, which is never given a malformed blob (CASE is evaluated in order). out: layer, code
SELECT y.name, z.code FROM zone z JOIN zone_layer y ON y.id = z.layer_id
WHERE CASE WHEN vg_is_sound(z.geom) = 1 AND NOT ST_IsEmpty(z.geom) THEN ST_IsValid(z.geom) <> 1 ELSE 0 END
