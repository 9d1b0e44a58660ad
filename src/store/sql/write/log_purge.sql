-- log_purge: in: :at, :before, :incidents, :unlinked, :findings, :steps, :backups
INSERT INTO purge_log (purged_at, before_on, incidents, unlinked, findings, steps, backups) VALUES (:at, :before, :incidents, :unlinked, :findings, :steps, :backups)
