-- add_alias: in: :alias, :residence
INSERT OR IGNORE INTO residence_alias (alias, residence_id) VALUES (:alias, :residence)
