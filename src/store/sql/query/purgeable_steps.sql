-- purgeable_steps: steps of the history that can be undone or done again. out: their number
SELECT count(*) FROM history WHERE changeset IS NOT NULL OR import_id IS NOT NULL
