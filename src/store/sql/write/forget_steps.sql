-- forget_steps: the oldest steps, beyond the number kept
-- in : :kept INTEGER
DELETE FROM history WHERE id <= (SELECT max(id) FROM history) - :kept
