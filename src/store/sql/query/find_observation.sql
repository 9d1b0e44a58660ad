-- find_observation: in: :campaign, :residence, :indicator by its code
SELECT o.value, o.numerator, o.denominator, o.quality, o.observed_on, o.import_id
FROM indicator i JOIN observation o ON o.indicator_id = i.id AND o.campaign_id = :campaign AND o.residence_id = :residence
WHERE i.code = :indicator
