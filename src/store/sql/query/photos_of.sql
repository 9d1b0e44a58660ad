-- photos_of: as photos, of one residence. in: :residence
SELECT p.id, p.residence_id, p.file_id, p.stop_id, p.caption, p.taken_on, p.x, p.y, p.cleared_on, p.cleared_by, f.sha256, f.width, f.height
FROM photo p JOIN photo_file f ON f.id = p.file_id WHERE p.residence_id = :residence ORDER BY p.id
