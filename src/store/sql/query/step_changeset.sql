-- step_changeset: in: :step
SELECT changeset FROM history WHERE id = :step
