-- put_story: in: every column; a NULL id makes a new one
INSERT INTO story (id, name, names_residences) VALUES (:id, :name, :names_residences)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, names_residences = excluded.names_residences
