-- first_undone: the step to redo. out: as last_done
SELECT id, kind, label, label_arguments, changeset IS NOT NULL, coalesce(import_id, 0) FROM history WHERE state = 'undone' ORDER BY id LIMIT 1
