-- objective_readings: each objective's indicator in its baseline campaign beside each campaign, over the residences of its project that
-- were observed in both; a zone's figure repeated is left out. in: :grid (whose factors bring values to their unit)
-- out: objective, campaign, residences, counted ones; the sums over those before and now; the means over all before and now
WITH seen AS (
  SELECT o.id AS objective, o.baseline_campaign_id AS baseline, v.campaign_id AS campaign, v.residence_id AS residence,
    v.numerator, v.denominator, vg_value(v.value, v.numerator, v.denominator, g.scale) AS value, max(coalesce(r.dwellings, 1), 1) AS dwellings
  FROM site_objective o -- in this order: each observation is looked up by its whole key
  CROSS JOIN indicator i ON i.code = o.subject
  CROSS JOIN grid_indicator g ON g.grid_id = :grid AND g.indicator_id = i.id
  CROSS JOIN site_project_residence m ON m.site_project_id = o.site_project_id
  CROSS JOIN campaign c
  CROSS JOIN observation v ON v.campaign_id = c.id AND v.residence_id = m.residence_id AND v.indicator_id = i.id AND v.quality <> 'inherited'
  CROSS JOIN residence r ON r.fid = m.residence_id),
paired AS (
  SELECT n.objective, n.campaign, n.dwellings, b.value AS value_before, n.value AS value, b.numerator AS numerator_before,
    b.denominator AS denominator_before, n.numerator, n.denominator,
    b.numerator IS NOT NULL AND n.numerator IS NOT NULL AND coalesce(b.denominator, 0) > 0 AND coalesce(n.denominator, 0) > 0 AS is_counted
  FROM seen n JOIN seen b ON b.objective = n.objective AND b.residence = n.residence AND b.campaign = b.baseline
  WHERE n.value IS NOT NULL AND b.value IS NOT NULL)
SELECT objective, campaign, count(*), sum(is_counted),
  sum(is_counted * coalesce(numerator_before, 0.0)), sum(is_counted * coalesce(denominator_before, 0.0)),
  sum(is_counted * coalesce(numerator, 0.0)), sum(is_counted * coalesce(denominator, 0.0)),
  sum(value_before * dwellings) / sum(dwellings), sum(value * dwellings) / sum(dwellings)
FROM paired GROUP BY objective, campaign ORDER BY objective, campaign
