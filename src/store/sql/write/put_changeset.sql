-- put_changeset: in: :step, :changeset
UPDATE history SET changeset = :changeset WHERE id = :step
