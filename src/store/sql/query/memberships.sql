-- memberships: in: :layer. out: by residence
SELECT residence_id, zone_id, distance_m FROM residence_zone WHERE layer_id = :layer ORDER BY residence_id
