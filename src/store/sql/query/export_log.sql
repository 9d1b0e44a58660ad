-- export_log: what left the house, oldest first.
SELECT number, exported_on, what, format, profile, profile_digest, recipient, purpose FROM export_log ORDER BY id
