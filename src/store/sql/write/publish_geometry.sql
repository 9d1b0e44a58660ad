-- publish_geometry: declares its geometry column. in: :table, :type, :srs
INSERT INTO gpkg_geometry_columns VALUES (:table, 'geom', :type, :srs, 0, 0)
