-- history: newest first. out: id, at, kind, label, its arguments, state, can be undone when it is the newest
SELECT id, at, kind, label, label_arguments, state, changeset IS NOT NULL OR import_id IS NOT NULL FROM history ORDER BY id DESC
