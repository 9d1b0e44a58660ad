-- raw_values: what a run's campaign holds of its grid, residence by residence; a zone's figure repeated is left out. in: :run
SELECT ordinal, residence_id, raw, numerator, denominator, import_id
FROM (SELECT g.ordinal, o.residence_id, vg_value(o.value, o.numerator, o.denominator, g.scale) AS raw, o.numerator, o.denominator, o.import_id
      FROM score_run r JOIN grid_indicator g ON g.grid_id = r.grid_id
      JOIN observation o ON o.campaign_id = r.campaign_id AND o.indicator_id = g.indicator_id AND o.quality <> 'inherited'
      WHERE r.id = :run)
WHERE raw IS NOT NULL ORDER BY ordinal, residence_id
