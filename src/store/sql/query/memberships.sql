-- memberships: of residences :first to :last. in: :layer, :first, :last. out: by residence
SELECT residence_id, zone_id, distance_m FROM residence_zone
WHERE layer_id = :layer AND residence_id BETWEEN :first AND :last ORDER BY residence_id
