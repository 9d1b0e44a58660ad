-- 030 value: each observation of the campaign on its way to the score: raw, corrected for small numbers, normalised (rules 1, 2).
-- in : :run INTEGER, :grid INTEGER, :campaign INTEGER
-- A denominator of zero, or neither value nor numerator, is missing: no row.
INSERT INTO score_value (run_id, residence_id, indicator_id, raw, smoothed, normalised, is_inherited)
SELECT :run, residence_id, indicator_id, raw, smoothed, vg_normalise(smoothed, at_0, at_100), is_inherited
FROM (SELECT residence_id, indicator_id, raw, at_0, at_100, is_inherited,
             vg_smooth(kind, raw, numerator, denominator, scale, mean, variance) AS smoothed
      FROM (SELECT o.residence_id, o.indicator_id, g.kind, g.scale, g.at_0, g.at_100, o.numerator, o.denominator, p.mean, p.variance,
                   vg_value(o.value, o.numerator, o.denominator, g.scale) AS raw, o.quality = 'inherited' AS is_inherited
            FROM observation o
            JOIN grid_indicator g ON g.grid_id = :grid AND g.indicator_id = o.indicator_id
            LEFT JOIN score_prior p ON p.run_id = :run AND p.indicator_id = o.indicator_id AND o.quality <> 'inherited'
            WHERE o.campaign_id = :campaign)
      WHERE raw IS NOT NULL)
