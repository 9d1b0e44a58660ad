-- add_lesson: in: every column
INSERT INTO lesson (code, title, theme, context, actions, worked, not_worked, conditions, duration, cost, contact_role)
VALUES (:code, :title, :theme, :context, :actions, :worked, :not_worked, :conditions, :duration, :cost, :contact_role)
