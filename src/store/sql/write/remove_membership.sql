-- remove_membership: in: :layer, :residence
DELETE FROM residence_zone WHERE layer_id = :layer AND residence_id = :residence
