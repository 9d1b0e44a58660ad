-- proposal_answers: in the order they were given
SELECT id, residence_id, campaign_id, kind, is_accepted, answered_on, role, reason, watch_event_id FROM proposal_answer ORDER BY id
