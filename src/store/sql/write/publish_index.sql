-- publish_index: declares its spatial index. in: :table
INSERT INTO gpkg_extensions VALUES (:table, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')
