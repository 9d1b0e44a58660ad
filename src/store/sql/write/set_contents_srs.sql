-- set_contents_srs: the coordinate system of every published layer. in: :srs
UPDATE gpkg_contents SET srs_id = :srs WHERE srs_id IS NOT NULL
