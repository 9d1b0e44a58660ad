-- add_foyer_member: in: :foyer, :residence, :is_core
INSERT INTO foyer_member (foyer_id, residence_id, is_core) VALUES (:foyer, :residence, :is_core)
