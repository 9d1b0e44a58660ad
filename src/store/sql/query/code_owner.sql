-- code_owner: the residence whose code it is, else one up to :last_before that goes by it as well. in: :code, :last_before
SELECT fid FROM residence WHERE code = :code
UNION ALL SELECT residence_id FROM residence_alias WHERE alias = :code AND residence_id <= :last_before LIMIT 1
