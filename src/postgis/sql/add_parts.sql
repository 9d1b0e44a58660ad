-- add_parts: what exactly snapshot $1 is of: version of the grid, vintage of each layer of zones, runs of scores and clusters.
INSERT INTO vigie.snapshot_part (snapshot_id, kind, name, version, digest)
  SELECT g.snapshot_id, 'grid', g.code, g.version::text,
         md5(coalesce((SELECT string_agg((to_jsonb(i) - 'snapshot_id')::text, '|' ORDER BY i.ordinal) FROM vigie.grid_indicator i WHERE i.snapshot_id = g.snapshot_id AND i.grid_id = g.id), ''))
  FROM vigie.grid g WHERE g.snapshot_id = $1
  UNION ALL
  SELECT y.snapshot_id, 'zone_layer', y.name, y.source,
         md5(coalesce((SELECT string_agg(z.code || md5(ST_AsBinary(z.geom)), '|' ORDER BY z.code) FROM vigie.zone z WHERE z.snapshot_id = y.snapshot_id AND z.layer_id = y.id), ''))
  FROM vigie.zone_layer y WHERE y.snapshot_id = $1
  UNION ALL
  SELECT r.snapshot_id, 'score_run', c.name, r.id::text,
         md5(coalesce((SELECT string_agg(s.residence_id || ' ' || coalesce(s.score::text, ''), '|' ORDER BY s.residence_id) FROM vigie.score s WHERE s.snapshot_id = r.snapshot_id AND s.run_id = r.id), ''))
  FROM vigie.score_run r JOIN vigie.campaign c ON c.snapshot_id = r.snapshot_id AND c.id = r.campaign_id WHERE r.snapshot_id = $1
  UNION ALL
  SELECT k.snapshot_id, 'cluster_run', k.method || ' ' || k.weights, k.id::text,
         md5(k.seed || ' ' || k.permutations || ' ' || k.correction || ' ' || k.alpha || ' ' || k.significant_after)
  FROM vigie.cluster_run k WHERE k.snapshot_id = $1
