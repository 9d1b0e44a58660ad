-- residences: every residence, by id
SELECT fid, geom, code, name, address, insee, agency, dwellings, households, year_built, year_renovated FROM residence ORDER BY fid
