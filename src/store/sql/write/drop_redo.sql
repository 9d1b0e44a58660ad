-- drop_redo: a new edit ends what could be redone
DELETE FROM undo_step WHERE is_undone
