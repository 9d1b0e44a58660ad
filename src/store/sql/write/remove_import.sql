-- remove_import: its row, report and notes. in: :import
DELETE FROM import WHERE id = :import
