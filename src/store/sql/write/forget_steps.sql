-- forget_steps: after an import or a grid change, older edits cannot be undone safely
DELETE FROM undo_step
