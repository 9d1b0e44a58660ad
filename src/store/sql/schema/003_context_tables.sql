-- 003_context_tables: a context layer is a table of its own, « context_… », with every column of its source.

ALTER TABLE context_layer ADD COLUMN table_name TEXT NOT NULL DEFAULT '';   -- '' = its features are rows of context_feature (made before)
ALTER TABLE context_layer ADD COLUMN label_column TEXT NOT NULL DEFAULT ''; -- of that table: the name of each feature; '' = none
ALTER TABLE context_layer ADD COLUMN import_id INTEGER REFERENCES import(id);
CREATE INDEX context_layer_import ON context_layer(import_id);

-- The table that held the features of all layers is kept, and listed for other programs, only where it has some.
DELETE FROM gpkg_extensions WHERE table_name = 'context_feature' AND NOT EXISTS (SELECT 1 FROM context_feature);
DELETE FROM gpkg_geometry_columns WHERE table_name = 'context_feature' AND NOT EXISTS (SELECT 1 FROM context_feature);
DELETE FROM gpkg_contents WHERE table_name = 'context_feature' AND NOT EXISTS (SELECT 1 FROM context_feature);
