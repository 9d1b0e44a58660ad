-- publish_columns: in: :table. out: name, declared type, 1 = required, place in the primary key from 1 (0 = not in it)
SELECT name, upper(type), "notnull", pk FROM pragma_table_info(:table) ORDER BY cid
