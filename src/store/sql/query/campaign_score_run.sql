-- campaign_score_run: the run that holds a campaign's scores. in: :campaign
SELECT max(id) FROM score_run WHERE campaign_id = :campaign HAVING max(id) IS NOT NULL
