-- put_lesson: inserts, or replaces the lesson of the same code. in: every column. out: its id
INSERT INTO lesson (code, title, theme, context, actions, worked, not_worked, conditions, duration, cost, contact_role, landlord, dwellings, is_in_qpv)
VALUES (:code, :title, :theme, :context, :actions, :worked, :not_worked, :conditions, :duration, :cost, :contact_role, :landlord, :dwellings, :is_in_qpv)
ON CONFLICT (code) DO UPDATE SET title = excluded.title, theme = excluded.theme, context = excluded.context, actions = excluded.actions,
  worked = excluded.worked, not_worked = excluded.not_worked, conditions = excluded.conditions, duration = excluded.duration,
  cost = excluded.cost, contact_role = excluded.contact_role, landlord = excluded.landlord, dwellings = excluded.dwellings,
  is_in_qpv = excluded.is_in_qpv
RETURNING id
