-- residence_keys: codes and aliases; codes come last so that they win
SELECT alias, residence_id FROM residence_alias UNION ALL SELECT code, fid FROM residence
