-- zone_shape: in: :fid
SELECT geom FROM zone WHERE fid = :fid
