-- applied_migrations: the schema steps of this file. out: version INTEGER, sha256 TEXT ('' when not recorded)
SELECT version, sha256 FROM vg_migration ORDER BY version
