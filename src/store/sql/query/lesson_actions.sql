-- lesson_actions: by lesson, then place
SELECT lesson_id, title, axis, tfpb_axis, lead_role, partner, cost_eur FROM lesson_action ORDER BY lesson_id, place, id
