-- table_columns: in: :table. out: name, place in the primary key from 1 (0 = not in it)
SELECT name, pk FROM pragma_table_info(:table) ORDER BY cid
