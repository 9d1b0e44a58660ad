-- add_undo_step: in: every column
INSERT INTO undo_step (label, label_arguments, changeset, done_at) VALUES (:label, :label_arguments, :changeset, :done_at)
