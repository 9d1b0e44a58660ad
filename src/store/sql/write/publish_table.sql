-- publish_table: lists a table or view for other programs. in: :table, :type (features, attributes), :title, :srs (NULL without geometry)
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (:table, :type, :title, :srs)
