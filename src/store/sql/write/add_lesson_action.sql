-- add_lesson_action: in: every column
INSERT INTO lesson_action (lesson_id, place, title, axis, tfpb_axis, lead_role, partner, cost_eur)
VALUES (:lesson, :place, :title, :axis, :tfpb_axis, :lead, :partner, :cost)
