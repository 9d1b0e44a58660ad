-- find_residence: by code, then by alias. in: :code
SELECT fid FROM (SELECT fid, 0 AS preference FROM residence WHERE code = :code
UNION ALL SELECT residence_id, 1 FROM residence_alias WHERE alias = :code) ORDER BY preference, fid LIMIT 1
