-- meta: one fact about the file. in: :key
SELECT value FROM vg_meta WHERE key = :key
