-- add_site_project: in: every column
INSERT INTO site_project (code, title, objective, opened_on, closed_on) VALUES (:code, :title, :objective, :opened_on, :closed_on)
