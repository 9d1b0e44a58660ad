-- publish_references: in: :table. out: column, parent table, its key (NULL = the parent's primary key). References of one column only, in the order of the definition.
SELECT "from", "table", "to" FROM pragma_foreign_key_list(:table) f
WHERE (SELECT count(*) FROM pragma_foreign_key_list(:table) x WHERE x.id = f.id) = 1 ORDER BY id DESC
