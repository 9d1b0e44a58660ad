-- add_step: a step that was done. in: :at, :kind, :label, :label_arguments, :import, :changeset (NULL for an import)
INSERT INTO history (at, kind, label, label_arguments, state, import_id, changeset) VALUES (:at, :kind, :label, :label_arguments, 'done', :import, :changeset)
