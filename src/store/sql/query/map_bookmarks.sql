-- map_bookmarks: views to come back to, in the order they were kept.
SELECT id, name, min_x, min_y, max_x, max_y FROM map_bookmark ORDER BY id
