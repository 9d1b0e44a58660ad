-- residence: one with its footprint, columns as of residences. in: :fid
SELECT r.fid, r.geom, r.code, r.name, r.address, r.insee, r.agency, r.dwellings, r.households, r.year_built, r.year_renovated, f.geom
FROM residence r LEFT JOIN residence_footprint f ON f.fid = r.fid WHERE r.fid = :fid
