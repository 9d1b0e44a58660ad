-- unindexed: located rows missing from the spatial index, or indexed rows that are gone. out: table, count
SELECT 'residence', count(*) FROM residence r WHERE r.geom IS NOT NULL AND NOT EXISTS (SELECT 1 FROM rtree_residence_geom i WHERE i.id = r.fid)
UNION ALL SELECT 'zone', count(*) FROM zone z WHERE z.geom IS NOT NULL AND NOT EXISTS (SELECT 1 FROM rtree_zone_geom i WHERE i.id = z.fid)
UNION ALL SELECT 'residence', count(*) FROM rtree_residence_geom i WHERE NOT EXISTS (SELECT 1 FROM residence r WHERE r.fid = i.id)
UNION ALL SELECT 'zone', count(*) FROM rtree_zone_geom i WHERE NOT EXISTS (SELECT 1 FROM zone z WHERE z.fid = i.id)
