-- put_observation: inserts or replaces. in: every column; the indicator by its code
INSERT INTO observation (campaign_id, residence_id, indicator_id, value, numerator, denominator, quality, observed_on, import_id)
VALUES (:campaign, :residence, :indicator, :value, :numerator, :denominator, :quality, :observed_on, :import)
ON CONFLICT (campaign_id, residence_id, indicator_id) DO UPDATE SET value = excluded.value, numerator = excluded.numerator,
  denominator = excluded.denominator, quality = excluded.quality, observed_on = excluded.observed_on, import_id = excluded.import_id
