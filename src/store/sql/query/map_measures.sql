-- map_measures: how figures are cut and coloured on the map
SELECT measure, method, classes, limits, ramp, is_shown FROM map_measure ORDER BY measure
