-- schema_objects: everything the file defines, as text. out: type, name, sql
SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name
