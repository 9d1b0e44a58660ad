-- watch_events: by residence, then date, then order of entry
SELECT id, residence_id, status, decided_on, role, motive, campaign_id FROM watch_event ORDER BY residence_id, decided_on, id
