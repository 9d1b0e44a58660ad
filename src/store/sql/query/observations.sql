-- observations: in: :campaign, :residence
SELECT i.code, o.value, o.numerator, o.denominator, o.quality, o.observed_on
FROM observation o JOIN indicator i ON i.id = o.indicator_id WHERE o.campaign_id = :campaign AND o.residence_id = :residence ORDER BY o.indicator_id
