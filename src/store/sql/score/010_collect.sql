-- 010 collect: every observation of the campaign, read once, into the columns the steps below work on.
-- in : :stock, the columns, :campaign INTEGER
-- A denominator of zero, or neither value nor numerator, is missing.
SELECT vg_collect(:stock, residence_id, indicator_id, value, numerator, denominator, quality)
FROM observation WHERE campaign_id = :campaign
