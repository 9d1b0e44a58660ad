-- purgeable: what a purge would take. in: :before. out: incidents, those linked to no residence, day of the first, of the last
SELECT count(*), count(*) - count(residence_id), coalesce(min(occurred_on), ''), coalesce(max(occurred_on), '') FROM incident WHERE occurred_on < :before
