-- grid_indicators: in: :grid, :family. out: in grid order
SELECT i.code, g.name_fr, g.name_en, g.unit_fr, g.unit_en, g.kind, g.scale, g.at_0, g.at_100, g.weight, g.is_context, g.is_sensitive, g.alert_at,
  g.incident_kinds, g.source, g.decimals, g.definition_fr, g.definition_en,
  g.method, g.reference, g.tail, g.target, g.score_table, g.formula_fr, g.formula_en, g.reading_fr, g.reading_en, g.years_fr, g.years_en
FROM grid_indicator g JOIN indicator i ON i.id = g.indicator_id WHERE g.grid_id = :grid AND g.family_id = :family ORDER BY g.ordinal
