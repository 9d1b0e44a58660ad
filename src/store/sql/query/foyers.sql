-- foyers: in: :run. out: foyers by number, then groups to verify
SELECT fid, geom, number, name, kind, is_solid, dwellings, mean_score, smallest_q FROM foyer WHERE run_id = :run ORDER BY kind = 'to_verify', number
