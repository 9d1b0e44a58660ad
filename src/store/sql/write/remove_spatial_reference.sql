-- remove_spatial_reference: a declared system that no layer has any more, but those every container declares. in: :srs
DELETE FROM gpkg_spatial_ref_sys WHERE srs_id = :srs AND srs_id NOT IN (-1, 0, 4326)
  AND NOT EXISTS (SELECT 1 FROM gpkg_contents c WHERE c.srs_id = :srs) AND NOT EXISTS (SELECT 1 FROM gpkg_geometry_columns g WHERE g.srs_id = :srs)
