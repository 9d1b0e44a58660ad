-- foyer_zones: in: :foyer
SELECT zone_id FROM foyer_zone WHERE foyer_id = :foyer ORDER BY zone_id
