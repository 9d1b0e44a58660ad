-- purgeable_kinds: in: :before. out: kind, incidents
SELECT kind, count(*) FROM incident WHERE occurred_on < :before GROUP BY kind ORDER BY kind
