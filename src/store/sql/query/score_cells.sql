-- score_cells: the packed values and family scores of a run, by residence. in: :run
SELECT residence_id, normalised, families FROM score_cells WHERE run_id = :run ORDER BY residence_id
