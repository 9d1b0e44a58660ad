-- freeze_campaign: in: :campaign, :on
UPDATE campaign SET frozen_on = :on WHERE id = :campaign
