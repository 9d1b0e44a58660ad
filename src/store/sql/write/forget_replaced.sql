-- forget_replaced: rows that imports replaced
DELETE FROM import_change
