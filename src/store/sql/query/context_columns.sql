-- context_columns: what a context layer's table holds beside fid and geom. in: :table. out: name, type as declared
SELECT name, type FROM pragma_table_info(:table) WHERE name NOT IN ('fid', 'geom') ORDER BY cid
