-- aliases_of: in: :residence
SELECT alias FROM residence_alias WHERE residence_id = :residence ORDER BY alias
