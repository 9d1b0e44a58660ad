-- put_layer_style: in: :table, :geometry, :name, :qml, :is_default
INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, update_time)
VALUES ('', '', :table, :geometry, :name, :qml, '', :is_default, :name, 'Vigie', NULL, NULL)
