-- add_spatial_reference: declares a coordinate system. in: :name, :srs, :organization, :code, :definition
INSERT OR IGNORE INTO gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition)
VALUES (:name, :srs, :organization, :code, :definition)
