-- add_step: an edit that was done. in: :label, :label_arguments, :changeset, :at
INSERT INTO history (at, kind, label, label_arguments, state, changeset) VALUES (:at, 'edit', :label, :label_arguments, 'done', :changeset)
