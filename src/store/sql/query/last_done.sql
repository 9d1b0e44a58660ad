-- last_done: the step to undo
SELECT id, label, label_arguments, changeset FROM undo_step WHERE NOT is_undone ORDER BY id DESC LIMIT 1
