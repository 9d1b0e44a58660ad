-- imports: newest first
SELECT id, kind, source_name, target, mapping, rows_read, rows_kept, rows_refused, rows_repaired, rows_unlocated, duration_s, imported_at, objects_made FROM import ORDER BY id DESC
