-- add_watch_event: in: every column
INSERT INTO watch_event (residence_id, status, decided_on, role, motive, campaign_id) VALUES (:residence, :status, :decided_on, :role, :motive, :campaign)
