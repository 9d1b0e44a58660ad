-- purge_findings: what the imports of incidents that go said of single rows. in: :before
DELETE FROM import_finding WHERE import_id IN (SELECT import_id FROM incident WHERE occurred_on < :before)
