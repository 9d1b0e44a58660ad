-- purgeable_findings: findings of the imports that brought what goes. in: :before. out: their number
SELECT count(*) FROM import_finding WHERE import_id IN (SELECT import_id FROM incident WHERE occurred_on < :before)
