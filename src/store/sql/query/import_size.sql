-- import_size: about how many rows an import holds, those of a context layer's own table aside. in: :import
SELECT max((SELECT CASE kind WHEN 'context' THEN 0 ELSE max(rows_kept, objects_made) END FROM import WHERE id = :import),
  (SELECT count(*) FROM import_change WHERE import_id = :import))
