-- import_changes: what an import did beyond adding rows, the last first. in: :import. out: table, is new, content
SELECT table_name, is_new, content FROM import_change WHERE import_id = :import ORDER BY id DESC
