-- first_undone: the step to redo
SELECT id, label, label_arguments, changeset FROM history WHERE state = 'undone' ORDER BY id LIMIT 1
