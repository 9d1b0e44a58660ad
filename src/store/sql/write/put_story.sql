-- put_story: in: every column; a NULL id makes a new one
INSERT INTO story (id, name, names_residences, language, told_on) VALUES (:id, :name, :names_residences, :language, :told_on)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, names_residences = excluded.names_residences, language = excluded.language,
  told_on = excluded.told_on
