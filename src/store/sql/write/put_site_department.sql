-- put_site_department: in: every column; a NULL id makes a new one
INSERT INTO site_department (id, site_project_id, name, request, asked_on, answered_on, answer)
VALUES (:id, :project, :name, :request, :asked_on, :answered_on, :answer)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, request = excluded.request, asked_on = excluded.asked_on,
  answered_on = excluded.answered_on, answer = excluded.answer
