-- index_incidents: the places of all incidents, into an empty index
INSERT INTO rtree_incident_geom SELECT fid, ST_MinX(geom), ST_MaxX(geom), ST_MinY(geom), ST_MaxY(geom) FROM incident WHERE geom NOT NULL AND NOT ST_IsEmpty(geom)
