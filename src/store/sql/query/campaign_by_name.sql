-- campaign_by_name: in: :name
SELECT id FROM campaign WHERE name = :name
