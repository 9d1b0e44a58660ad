-- remove_site_department: in: :id
DELETE FROM site_department WHERE id = :id
