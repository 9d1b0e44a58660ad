-- hide_map_measure: the map is coloured by no figure
UPDATE map_measure SET is_shown = 0 WHERE is_shown
