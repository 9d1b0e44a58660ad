-- count_purged: incidents become counts of a residence, a kind, and the part of a month between two limits of campaigns. in: :before
INSERT INTO incident_count (residence_id, kind, starts_on, incidents)
  SELECT residence_id, kind, starts_on, count(*) FROM (
    SELECT i.residence_id, i.kind,
           max(substr(i.occurred_on, 1, 8) || '01', coalesce((SELECT max(day) FROM (SELECT starts_on AS day FROM campaign UNION SELECT ends_on FROM campaign)
                                                              WHERE day <= i.occurred_on), '')) AS starts_on
    FROM incident i WHERE i.occurred_on < :before AND i.residence_id IS NOT NULL)
  GROUP BY residence_id, kind, starts_on
  ON CONFLICT DO UPDATE SET incidents = incidents + excluded.incidents
