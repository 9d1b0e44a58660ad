-- put_footprint: in: :residence, :geom. Never REPLACE, which no trigger would tell
INSERT INTO residence_footprint (fid, geom) VALUES (:residence, :geom) ON CONFLICT (fid) DO UPDATE SET geom = excluded.geom
