-- footprints: of residences that have one, by id
SELECT fid, geom FROM residence_footprint ORDER BY fid
