-- score_details: what one residence's score is made of. in: :run, :residence. out: by grid order
SELECT i.code, v.raw, v.smoothed, v.normalised, o.numerator, o.denominator, o.quality, o.observed_on
FROM score_value v JOIN score_run r ON r.id = v.run_id JOIN indicator i ON i.id = v.indicator_id
JOIN grid_indicator g ON g.grid_id = r.grid_id AND g.indicator_id = v.indicator_id
LEFT JOIN observation o ON o.campaign_id = r.campaign_id AND o.residence_id = v.residence_id AND o.indicator_id = v.indicator_id
WHERE v.run_id = :run AND v.residence_id = :residence ORDER BY g.ordinal
