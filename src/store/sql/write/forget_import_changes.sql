-- forget_import_changes: what the imports that forget_changesets is about to give up had replaced. in: :steps, :bytes, as there
DELETE FROM import_change WHERE import_id IN (
  SELECT import_id FROM (SELECT id, import_id, row_number() OVER newest AS place, sum(size) OVER newest - size AS before FROM (
    SELECT id, import_id, coalesce(length(changeset), (SELECT sum(length(content)) FROM import_change c WHERE c.import_id = h.import_id), 0) AS size FROM history h)
    WINDOW newest AS (ORDER BY id DESC))
  WHERE place > :steps OR before > :bytes)
