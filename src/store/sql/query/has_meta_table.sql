-- has_meta_table: a row when the file has the table every Vigie project has.
-- in : nothing
-- out: 1
SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'vg_meta';
