-- forget_changesets: the oldest steps can no longer be undone: beyond :steps, and beyond :bytes of changesets (the newest step is always kept)
UPDATE history SET changeset = NULL, import_id = NULL WHERE (changeset IS NOT NULL OR import_id IS NOT NULL) AND id IN (
  SELECT id FROM (SELECT id, row_number() OVER newest AS place, sum(size) OVER newest - size AS before FROM (
    SELECT id, coalesce(length(changeset), (SELECT sum(length(content)) FROM import_change c WHERE c.import_id = h.import_id), 0) AS size FROM history h)
    WINDOW newest AS (ORDER BY id DESC))
  WHERE place > :steps OR before > :bytes)
