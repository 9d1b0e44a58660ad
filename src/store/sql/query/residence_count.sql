-- residence_count
SELECT count(*) FROM residence
