-- photo_bytes: in: :id of the file
SELECT jpeg FROM photo_file WHERE id = :id
