-- clear_memberships: in: :layer
DELETE FROM residence_zone WHERE layer_id = :layer
