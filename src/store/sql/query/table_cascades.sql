-- table_cascades: references whose row takes this one with it. in: :table. out: column, parent table
SELECT "from", "table" FROM pragma_foreign_key_list(:table) WHERE on_delete = 'CASCADE'
