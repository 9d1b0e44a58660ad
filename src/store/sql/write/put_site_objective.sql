-- put_site_objective: in: every column; a NULL id makes a new one
INSERT INTO site_objective (id, site_project_id, title, subject, baseline_campaign_id, target, due_on)
VALUES (:id, :project, :title, :subject, :baseline, :target, :due_on)
ON CONFLICT (id) DO UPDATE SET title = excluded.title, subject = excluded.subject, baseline_campaign_id = excluded.baseline_campaign_id,
  target = excluded.target, due_on = excluded.due_on
