-- set_geometry_srs: the coordinate system of every geometry column. in: :srs
UPDATE gpkg_geometry_columns SET srs_id = :srs
