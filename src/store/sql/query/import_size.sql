-- import_size: about how many rows an import holds. in: :import
SELECT max((SELECT max(rows_kept, objects_made) FROM import WHERE id = :import), (SELECT count(*) FROM import_change WHERE import_id = :import))
