-- site_projects: by id
SELECT id, code, title, objective, opened_on, closed_on FROM site_project ORDER BY id
