-- add_footprint: in: :residence, :geom
INSERT INTO residence_footprint (fid, geom) VALUES (:residence, :geom)
