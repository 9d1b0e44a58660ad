-- first_undone: the step to redo
SELECT id, label, label_arguments, changeset FROM undo_step WHERE is_undone ORDER BY id LIMIT 1
