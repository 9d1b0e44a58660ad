-- aliases: by residence
SELECT residence_id, alias FROM residence_alias ORDER BY residence_id, alias
