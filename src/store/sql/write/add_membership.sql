-- add_membership: where a residence lies in a layer, replacing where it lay. in: every column
INSERT INTO residence_zone (layer_id, residence_id, zone_id, distance_m) VALUES (:layer, :residence, :zone, :distance_m)
ON CONFLICT (layer_id, residence_id) DO UPDATE SET zone_id = excluded.zone_id, distance_m = excluded.distance_m
