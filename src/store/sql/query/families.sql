-- families: in: :grid. out: in grid order
SELECT id, code, name_fr, name_en, short_fr, short_en, weight, is_in_index, alert_at FROM family WHERE grid_id = :grid ORDER BY ordinal
