-- incident_counts: facts of one kind per residence in a half-open period. in: :kind, :from, :to
SELECT residence_id, count(*) FROM incident WHERE kind = :kind AND occurred_on >= :from AND occurred_on < :to AND residence_id IS NOT NULL GROUP BY residence_id
