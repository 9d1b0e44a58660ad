-- foyer_members: in: :foyer
SELECT residence_id, is_core FROM foyer_member WHERE foyer_id = :foyer ORDER BY residence_id
