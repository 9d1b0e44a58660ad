-- add_photo_file: in: every column
INSERT INTO photo_file (sha256, width, height, jpeg) VALUES (:sha256, :width, :height, :jpeg)
