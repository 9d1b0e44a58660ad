-- end_history: nothing done so far can be undone any more; it stays to be read
UPDATE history SET changeset = NULL, import_id = NULL WHERE state = 'done'
