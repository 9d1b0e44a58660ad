-- named_aliases: other codes with the code and id of their residence, by id
SELECT a.alias, r.code, r.fid FROM residence_alias a JOIN residence r ON r.fid = a.residence_id ORDER BY r.fid, a.alias
