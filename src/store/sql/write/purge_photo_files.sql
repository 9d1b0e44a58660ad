-- purge_photo_files: bytes that no picture refers to
DELETE FROM photo_file WHERE id NOT IN (SELECT file_id FROM photo)
