-- snapshots: those the account may read, newest first
SELECT id, organisation, project_uid, number, edition, schema_version, published_at, title, srid, facts, tables, recipient, purpose, export_number
FROM vigie.snapshot ORDER BY published_at DESC, id DESC
