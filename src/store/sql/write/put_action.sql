-- put_action: inserts, or replaces the action of the same code. in: every column
INSERT INTO action (code, residence_id, site_project_id, axis, tfpb_axis, title, lead_role, starts_on, due_on, state, planned_cost_eur, actual_cost_eur, effect, partner, origin, import_id)
VALUES (:code, :residence, :project, :axis, :tfpb_axis, :title, :lead, :starts_on, :due_on, :state, :planned, :actual, :effect, :partner, :origin, :import)
ON CONFLICT (code) DO UPDATE SET residence_id = excluded.residence_id, site_project_id = excluded.site_project_id, axis = excluded.axis,
  tfpb_axis = excluded.tfpb_axis, title = excluded.title, lead_role = excluded.lead_role, starts_on = excluded.starts_on, due_on = excluded.due_on,
  state = excluded.state, planned_cost_eur = excluded.planned_cost_eur, actual_cost_eur = excluded.actual_cost_eur, effect = excluded.effect,
  partner = excluded.partner, origin = excluded.origin, import_id = excluded.import_id
