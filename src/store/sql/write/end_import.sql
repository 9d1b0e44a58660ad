-- end_import: in: every column
UPDATE import SET target = :target, mapping = :mapping, rows_read = :rows_read, rows_kept = :rows_kept, rows_refused = :rows_refused,
  rows_repaired = :rows_repaired, rows_unlocated = :rows_unlocated, objects_made = :objects_made, duration_s = :duration_s WHERE id = :import
