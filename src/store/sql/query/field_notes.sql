-- field_notes: by date
SELECT residence_id, kind, noted_on, role, body FROM field_note ORDER BY noted_on, id
