-- update_extents: extent of each published layer, from its spatial index, so that other programs can zoom to it
UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) = (SELECT min(minx), min(miny), max(maxx), max(maxy) FROM rtree_residence_geom)
WHERE table_name IN ('residence', 'v_residence_score')
