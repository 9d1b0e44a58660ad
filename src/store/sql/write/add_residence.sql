-- add_residence: in: every column
INSERT INTO residence (geom, code, name, address, insee, agency, dwellings, households, year_built, year_renovated, import_id)
VALUES (:geom, :code, :name, :address, :insee, :agency, :dwellings, :households, :year_built, :year_renovated, :import)
