-- observation_count: in: :campaign
SELECT count(*) FROM observation WHERE campaign_id = :campaign
