-- residence_extent: out: min_x, min_y, max_x, max_y, as the spatial index has them; NULL for none
SELECT min(minx), min(miny), max(maxx), max(maxy) FROM rtree_residence_geom
