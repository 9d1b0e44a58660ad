-- publish_table: lists a table or view for other programs. in: :table, :title, :srs
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (:table, 'features', :title, :srs)
