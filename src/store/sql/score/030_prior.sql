-- 030 prior: mean and between-residence variance of every rate and survey share, over the campaign's own stock (rule 1).
-- in : :stock, :run INTEGER, :grid INTEGER
-- An indicator taken over from zones repeats one figure for many residences: it is not a sample, and gets no prior.
INSERT INTO score_prior (run_id, indicator_id, mean, variance)
SELECT :run, indicator_id, vg_double(prior, 0), vg_double(prior, 1)
FROM (SELECT indicator_id, vg_prior(:stock, ordinal) AS prior FROM grid_indicator WHERE grid_id = :grid AND kind <> 'measure')
WHERE prior IS NOT NULL
