-- stories: in the order they were made.
SELECT id, name, names_residences FROM story ORDER BY id
