-- incident_counts: facts of one kind per residence in a half-open period, with those that were purged. in: :kind, :from, :to
SELECT residence_id, sum(n) FROM (
  SELECT residence_id, count(*) AS n FROM incident WHERE kind = :kind AND occurred_on >= :from AND occurred_on < :to AND residence_id IS NOT NULL GROUP BY residence_id
  UNION ALL
  SELECT residence_id, sum(incidents) FROM incident_count WHERE kind = :kind AND starts_on >= :from AND starts_on < :to GROUP BY residence_id)
GROUP BY residence_id
