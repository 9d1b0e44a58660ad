-- field_opinion_notes: what opinions rest on, by opinion.
SELECT m.opinion_id, n.residence_id, n.kind, n.noted_on, n.role, n.body
FROM field_opinion_note m JOIN field_note n ON n.id = m.note_id ORDER BY m.opinion_id, n.id
