-- remove_site_objective: in: :id
DELETE FROM site_objective WHERE id = :id
