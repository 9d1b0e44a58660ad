-- residences_with_footprints: every residence with its footprint, by id
SELECT r.fid, r.geom, r.code, r.name, r.address, r.insee, r.agency, r.dwellings, r.households, r.year_built, r.year_renovated, f.geom
FROM residence r LEFT JOIN residence_footprint f ON f.fid = r.fid ORDER BY r.fid
