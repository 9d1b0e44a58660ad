-- result_size: about how many values a score run holds
SELECT (SELECT count(*) FROM residence) * (SELECT count(*) FROM grid_indicator WHERE grid_id = (SELECT value FROM vg_meta WHERE key = 'current_grid'))
