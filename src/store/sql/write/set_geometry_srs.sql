-- set_geometry_srs: the coordinate system of the geometry columns that had the former one. in: :srs, :former
UPDATE gpkg_geometry_columns SET srs_id = :srs WHERE srs_id = :former
