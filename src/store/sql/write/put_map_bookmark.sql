-- put_map_bookmark: in: every column; a NULL id makes a new one
INSERT INTO map_bookmark (id, name, min_x, min_y, max_x, max_y) VALUES (:id, :name, :min_x, :min_y, :max_x, :max_y)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, min_x = excluded.min_x, min_y = excluded.min_y, max_x = excluded.max_x, max_y = excluded.max_y
