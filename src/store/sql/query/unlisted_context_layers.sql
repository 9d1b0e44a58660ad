-- unlisted_context_layers: layers whose table the container does not list. out: table, title
SELECT table_name, title FROM context_layer WHERE table_name <> '' AND table_name NOT IN (SELECT table_name FROM gpkg_contents) ORDER BY id
