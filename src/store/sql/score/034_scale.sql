-- 034_scale: what each method but goalposts learnt from its reference stock: from how many values, and how many observations have none (rule 2).
-- in : :stock, :run INTEGER, :grid INTEGER
INSERT INTO score_scale (run_id, indicator_id, stock, unlisted)
SELECT :run, indicator_id, vg_learnt_from(:stock, ordinal), vg_unlisted(:stock, ordinal) FROM grid_indicator WHERE grid_id = :grid AND method <> 'goalposts'
