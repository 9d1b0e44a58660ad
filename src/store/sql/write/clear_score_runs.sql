-- clear_score_runs: runs of a campaign, with all they hold. in: :campaign
DELETE FROM score_run WHERE campaign_id = :campaign
