-- score_surroundings: what a score run reads beside the observations, in no order. in: :campaign
-- Beside a neighbourhood of the default layer is in it; beside a zone of another layer, as a QPV, is not.
-- Dwellings and zones for the means of zones; for hysteresis, of each earlier campaign what its latest run was computed from.
SELECT 'residence', fid, dwellings, NULL FROM residence
UNION ALL SELECT 'zone', fid, layer_id, NULL FROM zone
UNION ALL SELECT 'membership', residence_id, zone_id, NULL FROM residence_zone
  WHERE distance_m = 0 OR layer_id = (SELECT min(id) FROM zone_layer)
UNION ALL SELECT 'campaign', c.id, r.grid_id, json_array(c.starts_on, r.weights, r.engine, r.inputs)
  FROM campaign now JOIN campaign c ON c.starts_on < now.starts_on JOIN v_latest_run l ON l.campaign_id = c.id JOIN score_run r ON r.id = l.run_id
  WHERE now.id = :campaign
