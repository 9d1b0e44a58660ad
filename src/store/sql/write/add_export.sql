-- add_export: in: every column but the id
INSERT INTO export_log (number, exported_on, what, format, profile, profile_digest, recipient, purpose)
VALUES (:number, :exported_on, :what, :format, :profile, :profile_digest, :recipient, :purpose)
