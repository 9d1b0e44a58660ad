-- photo_file_by_hash: in: :sha256
SELECT id FROM photo_file WHERE sha256 = :sha256
