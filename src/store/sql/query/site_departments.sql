-- site_departments: by project, then day they were asked
SELECT id, site_project_id, name, request, asked_on, answered_on, answer FROM site_department ORDER BY site_project_id, asked_on, id
