-- 019_base_map_order: which base map lies over which.

ALTER TABLE base_map ADD COLUMN position INTEGER; -- from the bottom; NULL: over those that have one, in the order they were added
