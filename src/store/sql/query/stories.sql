-- stories: in the order they were made.
SELECT id, name, names_residences, language, told_on FROM story ORDER BY id
