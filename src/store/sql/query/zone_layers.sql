-- zone_layers: in order of creation
SELECT id, name, title, source FROM zone_layer ORDER BY id
