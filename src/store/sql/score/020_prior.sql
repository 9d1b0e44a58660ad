-- 020 prior: mean and between-residence variance of every rate and survey share, over the campaign's own stock (rule 1).
-- in : :run INTEGER, :grid INTEGER, :campaign INTEGER
-- An indicator taken over from zones repeats one figure for many residences: it is not a sample, and gets no prior.
INSERT INTO score_prior (run_id, indicator_id, mean, variance)
SELECT :run, indicator_id, vg_double(prior, 0), vg_double(prior, 1)
FROM (SELECT o.indicator_id,
             CASE g.kind WHEN 'event_rate' THEN vg_prior_rate(o.residence_id, o.numerator, o.denominator)
                         ELSE vg_prior_share(o.residence_id, o.numerator, o.denominator) END AS prior
      FROM observation o JOIN grid_indicator g ON g.grid_id = :grid AND g.indicator_id = o.indicator_id
      WHERE o.campaign_id = :campaign AND g.kind <> 'measure' AND o.quality <> 'inherited'
      GROUP BY o.indicator_id)
WHERE prior IS NOT NULL
