-- context_layers: in order of creation
SELECT id, name, title, role, credit FROM context_layer ORDER BY id
