-- site_objectives: by project, then date
SELECT id, site_project_id, title, subject, baseline_campaign_id, target, due_on FROM site_objective ORDER BY site_project_id, due_on, id
