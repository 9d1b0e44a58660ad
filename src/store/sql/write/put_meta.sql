-- put_meta: sets one fact about the file. in: :key, :value
INSERT INTO vg_meta (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value
