-- residence_ids: by id
SELECT fid FROM residence ORDER BY fid
