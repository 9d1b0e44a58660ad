-- set_contents_srs: the coordinate system of the layers that had the former one. in: :srs, :former
UPDATE gpkg_contents SET srs_id = :srs WHERE srs_id = :former
