-- placed_residences: in: :after, :most. out: by id
SELECT fid, geom FROM residence WHERE fid > :after AND geom IS NOT NULL ORDER BY fid LIMIT :most
