-- set_zone_shape: in: :fid, :geom
UPDATE zone SET geom = :geom WHERE fid = :fid
