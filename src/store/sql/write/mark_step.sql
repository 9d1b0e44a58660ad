-- mark_step: in: :step, :is_undone
UPDATE undo_step SET is_undone = :is_undone WHERE id = :step
