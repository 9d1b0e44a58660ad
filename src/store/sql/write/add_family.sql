-- add_family: in: every column
INSERT INTO family (grid_id, ordinal, code, name_fr, name_en, short_fr, short_en, weight, is_in_index, alert_at)
VALUES (:grid, :ordinal, :code, :name_fr, :name_en, :short_fr, :short_en, :weight, :is_in_index, :alert_at)
