-- add_membership: in: every column
INSERT INTO residence_zone (layer_id, residence_id, zone_id, distance_m) VALUES (:layer, :residence, :zone, :distance_m)
