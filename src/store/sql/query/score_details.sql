-- score_details: what one residence's score is made of. in: :run, :residence. out: by grid order
-- Raw and corrected values come from the observation, the normalised one from the run.
SELECT code, raw, vg_smooth(kind, raw, numerator, denominator, scale, mean, variance), normalised, numerator, denominator, quality, observed_on
FROM (SELECT g.ordinal, i.code, g.kind, g.scale, p.mean, p.variance, o.numerator, o.denominator, o.quality, o.observed_on,
             vg_value(o.value, o.numerator, o.denominator, g.scale) AS raw, vg_normalised(c.normalised, g.ordinal) AS normalised
      FROM score_run r JOIN score_cells c ON c.run_id = r.id AND c.residence_id = :residence
      JOIN grid_indicator g ON g.grid_id = r.grid_id JOIN indicator i ON i.id = g.indicator_id
      JOIN observation o ON o.campaign_id = r.campaign_id AND o.residence_id = c.residence_id AND o.indicator_id = g.indicator_id
      LEFT JOIN score_prior p ON p.run_id = r.id AND p.indicator_id = g.indicator_id AND o.quality <> 'inherited'
      WHERE r.id = :run)
WHERE raw IS NOT NULL AND normalised IS NOT NULL ORDER BY ordinal
