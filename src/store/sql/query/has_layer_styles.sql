-- has_layer_styles: 1 when QGIS or Vigie has kept a style in the file
SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'layer_styles'
