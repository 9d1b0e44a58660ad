-- lessons: by id
SELECT code, title, theme, context, actions, worked, not_worked, conditions, duration, cost, contact_role FROM lesson ORDER BY id
