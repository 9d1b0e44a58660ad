-- 036_knot: the values whose score was learnt, and these scores: what step 040 normalises with, and what makes the run again (rule 2).
-- in : :stock, :run INTEGER, :grid INTEGER
INSERT INTO score_knot (run_id, indicator_id, value, score)
WITH RECURSIVE
  learnt AS MATERIALIZED (SELECT indicator_id, vg_knots(:stock, ordinal) AS knots FROM grid_indicator WHERE grid_id = :grid AND method <> 'goalposts'),
  place (indicator_id, i, knots) AS (
    SELECT indicator_id, 0, knots FROM learnt WHERE length(knots) > 0
    UNION ALL SELECT indicator_id, i + 1, knots FROM place WHERE 16 * (i + 1) < length(knots))
SELECT :run, indicator_id, vg_double(knots, 2 * i), vg_double(knots, 2 * i + 1) FROM place
