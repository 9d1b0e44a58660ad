-- add_proposal_answer: in: every column
INSERT INTO proposal_answer (residence_id, campaign_id, kind, is_accepted, answered_on, role, reason, watch_event_id)
VALUES (:residence, :campaign, :kind, :is_accepted, :answered_on, :role, :reason, :event)
