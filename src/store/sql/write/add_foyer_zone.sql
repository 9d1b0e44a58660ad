-- add_foyer_zone: in: :foyer, :zone
INSERT INTO foyer_zone (foyer_id, zone_id) VALUES (:foyer, :zone)
