-- last_done: the step to undo
SELECT id, label, label_arguments, changeset FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1
