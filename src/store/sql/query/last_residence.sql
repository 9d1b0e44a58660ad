-- last_residence: highest id; 0 for none
SELECT coalesce(max(fid), 0) FROM residence
