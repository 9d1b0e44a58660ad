-- remove_site_project_residence: in: :project, :residence
DELETE FROM site_project_residence WHERE site_project_id = :project AND residence_id = :residence
