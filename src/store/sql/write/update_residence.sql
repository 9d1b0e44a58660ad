-- update_residence: in: :fid and every column but the code, which never changes
UPDATE residence SET geom = :geom, name = :name, address = :address, insee = :insee, agency = :agency, dwellings = :dwellings,
  households = :households, year_built = :year_built, year_renovated = :year_renovated
WHERE fid = :fid
