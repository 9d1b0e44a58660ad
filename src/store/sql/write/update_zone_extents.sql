-- update_zone_extents: the same for zones
UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) = (SELECT min(minx), min(miny), max(maxx), max(maxy) FROM rtree_zone_geom)
WHERE table_name IN ('zone', 'v_zone_score')
