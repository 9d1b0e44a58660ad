-- add_site_project_residence: in: :project, :residence
INSERT OR IGNORE INTO site_project_residence (site_project_id, residence_id) VALUES (:project, :residence)
