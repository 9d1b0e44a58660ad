-- put_schema_version: the highest schema step applied, as a fact about the file
INSERT INTO vg_meta (key, value) SELECT 'schema_version', max(version) FROM vg_migration WHERE true
ON CONFLICT (key) DO UPDATE SET value = excluded.value
