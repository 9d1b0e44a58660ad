-- add_grid_indicator: in: every column; the code must be registered
INSERT INTO grid_indicator (grid_id, indicator_id, family_id, ordinal, name_fr, name_en, unit_fr, unit_en, kind, scale, at_0, at_100, weight, is_context,
  is_sensitive, alert_at, incident_kinds, source, decimals, definition_fr, definition_en,
  method, reference, tail, target, score_table, formula_fr, formula_en, reading_fr, reading_en, years_fr, years_en)
VALUES (:grid, (SELECT id FROM indicator WHERE code = :code), :family, :ordinal, :name_fr, :name_en, :unit_fr, :unit_en, :kind, :scale, :at_0, :at_100,
  :weight, :is_context, :is_sensitive, :alert_at, :incident_kinds, :source, :decimals, :definition_fr, :definition_en,
  :method, :reference, :tail, :target, :score_table, :formula_fr, :formula_en, :reading_fr, :reading_en, :years_fr, :years_en)
