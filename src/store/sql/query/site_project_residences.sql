-- site_project_residences: by project
SELECT site_project_id, residence_id FROM site_project_residence ORDER BY site_project_id, residence_id
