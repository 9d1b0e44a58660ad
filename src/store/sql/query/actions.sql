-- actions: by due date, then order of entry
SELECT code, residence_id, site_project_id, axis, tfpb_axis, title, lead_role, starts_on, due_on, state, planned_cost_eur, actual_cost_eur, effect,
  partner, origin
FROM action ORDER BY due_on IS NULL, due_on, id
