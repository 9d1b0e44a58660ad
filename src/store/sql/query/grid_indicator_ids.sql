-- grid_indicator_ids: in: :grid. out: in grid order
SELECT indicator_id FROM grid_indicator WHERE grid_id = :grid ORDER BY ordinal
