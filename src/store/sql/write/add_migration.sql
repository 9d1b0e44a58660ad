-- add_migration: records a schema step. in: :version, :applied_at
INSERT INTO vg_migration (version, applied_at) VALUES (:version, :applied_at)
