-- purge_incidents: in: :before
DELETE FROM incident WHERE occurred_on < :before
