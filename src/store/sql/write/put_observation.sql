-- put_observation: inserts or replaces; a row that says the same is left alone. in: every column; the indicator by its code
INSERT INTO observation (campaign_id, residence_id, indicator_id, value, numerator, denominator, quality, observed_on, import_id)
VALUES (:campaign, :residence, :indicator, :value, :numerator, :denominator, :quality, :observed_on, :import)
ON CONFLICT (campaign_id, residence_id, indicator_id) DO UPDATE SET value = excluded.value, numerator = excluded.numerator,
  denominator = excluded.denominator, quality = excluded.quality, observed_on = excluded.observed_on, import_id = excluded.import_id
WHERE (value, numerator, denominator, quality, observed_on, import_id)
  IS NOT (excluded.value, excluded.numerator, excluded.denominator, excluded.quality, excluded.observed_on, excluded.import_id)
