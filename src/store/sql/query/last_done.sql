-- last_done: the step to undo. out: id, kind, label, its arguments, has a changeset, import (0 = none)
SELECT id, kind, label, label_arguments, changeset IS NOT NULL, coalesce(import_id, 0) FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1
