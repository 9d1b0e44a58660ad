-- remove_photo: the bytes stay. in: :id
DELETE FROM photo WHERE id = :id
