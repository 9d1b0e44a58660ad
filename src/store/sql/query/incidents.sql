-- incidents: in: :residence. out: by date
SELECT code, kind, occurred_on, severity, distance_m, geom FROM incident WHERE residence_id = :residence ORDER BY occurred_on, fid
