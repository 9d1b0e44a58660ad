-- applied_migrations_v1: the same for a file from before 002, which kept no fingerprint. out: version INTEGER, ''
SELECT version, '' FROM vg_migration ORDER BY version
