-- code_owner: the residence whose code it is, else the last one up to :last_before that goes by it as well. in: :code, :last_before
SELECT fid FROM residence WHERE code = :code
UNION ALL SELECT residence_id FROM (SELECT residence_id FROM residence_alias WHERE alias = :code AND residence_id <= :last_before
  ORDER BY residence_id DESC LIMIT 1) LIMIT 1
