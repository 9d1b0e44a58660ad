-- lessons: by id
SELECT id, code, title, theme, context, actions, worked, not_worked, conditions, duration, cost, contact_role, landlord, dwellings, is_in_qpv
FROM lesson ORDER BY id
