-- score_values: the normalised values of a run. in: :run. out: by residence
SELECT v.residence_id, g.ordinal, v.normalised, v.is_inherited FROM score_value v
JOIN score_run r ON r.id = v.run_id JOIN grid_indicator g ON g.grid_id = r.grid_id AND g.indicator_id = v.indicator_id WHERE v.run_id = :run
