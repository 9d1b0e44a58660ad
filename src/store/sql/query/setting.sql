-- setting: what the window keeps under a key. in: :key
SELECT value FROM setting WHERE key = :key
