-- malformed_geometries: shapes that cannot be read. out: table TEXT, count INTEGER, first fid
SELECT name, n, first FROM (
  SELECT 'residence' AS name, count(*) AS n, min(fid) AS first FROM residence WHERE vg_is_sound(geom) = 0
  UNION ALL SELECT 'residence_footprint', count(*), min(fid) FROM residence_footprint WHERE vg_is_sound(geom) = 0
  UNION ALL SELECT 'zone', count(*), min(fid) FROM zone WHERE vg_is_sound(geom) = 0
  UNION ALL SELECT 'context_feature', count(*), min(fid) FROM context_feature WHERE vg_is_sound(geom) = 0
  UNION ALL SELECT 'foyer', count(*), min(fid) FROM foyer WHERE vg_is_sound(geom) = 0
  UNION ALL SELECT 'incident', count(*), min(fid) FROM incident WHERE vg_is_sound(geom) = 0)
WHERE n > 0
