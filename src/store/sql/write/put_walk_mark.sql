-- put_walk_mark: in: every column
INSERT INTO walk_mark (stop_id, factor, mark) VALUES (:stop, :factor, :mark)
