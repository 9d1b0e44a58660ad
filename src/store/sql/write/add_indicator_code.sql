-- add_indicator_code: registers a code once. in: :code
INSERT OR IGNORE INTO indicator (code) VALUES (:code)
