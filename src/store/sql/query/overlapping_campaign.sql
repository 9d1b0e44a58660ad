-- overlapping_campaign: name of a campaign whose period meets another. in: :starts_on, :ends_on
SELECT name FROM campaign WHERE starts_on < :ends_on AND :starts_on < ends_on LIMIT 1
