-- campaigns: oldest first
SELECT id, name, starts_on, ends_on, frozen_on FROM campaign ORDER BY starts_on, id
