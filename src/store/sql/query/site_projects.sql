-- site_projects: by id
SELECT id, code, title, objective, opened_on, closed_on, pilot_role, sponsor_role, ends_on FROM site_project ORDER BY id
