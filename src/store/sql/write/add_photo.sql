-- add_photo: of one not cleared yet. in: every other column
INSERT INTO photo (residence_id, file_id, stop_id, caption, taken_on, x, y) VALUES (:residence, :file, :stop, :caption, :taken_on, :x, :y)
