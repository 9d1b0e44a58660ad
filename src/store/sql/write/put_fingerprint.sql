-- put_fingerprint: of a recorded schema step that has none yet. in: :version, :sha256
UPDATE vg_migration SET sha256 = :sha256 WHERE version = :version AND sha256 = ''
