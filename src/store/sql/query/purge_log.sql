-- purge_log: oldest first
SELECT purged_at, before_on, incidents, unlinked, findings, steps, backups FROM purge_log ORDER BY id
