-- forget_steps: the oldest steps, beyond the number kept to be read. in: :kept
DELETE FROM history WHERE id <= (SELECT max(id) FROM history) - :kept
