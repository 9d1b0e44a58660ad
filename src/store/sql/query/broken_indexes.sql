-- broken_indexes: spatial indexes whose pages do not agree with one another. out: table TEXT, what is wrong TEXT
SELECT name, verdict FROM (
  SELECT 'residence' AS name, rtreecheck('rtree_residence_geom') AS verdict
  UNION ALL SELECT 'residence_footprint' AS name, rtreecheck('rtree_residence_footprint_geom') AS verdict
  UNION ALL SELECT 'zone' AS name, rtreecheck('rtree_zone_geom') AS verdict
  UNION ALL SELECT 'context_feature' AS name, rtreecheck('rtree_context_feature_geom') AS verdict
  UNION ALL SELECT 'foyer' AS name, rtreecheck('rtree_foyer_geom') AS verdict
  UNION ALL SELECT 'incident' AS name, rtreecheck('rtree_incident_geom') AS verdict)
WHERE verdict <> 'ok'
