-- forget_steps: the oldest steps, beyond the number kept
-- in : :kept INTEGER
DELETE FROM undo_step WHERE id <= (SELECT max(id) FROM undo_step) - :kept
