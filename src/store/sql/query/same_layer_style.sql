-- same_layer_style: 1 where the style is there as it is to be. in: :table, :name, :qml, :is_default
SELECT count(*) FROM layer_styles WHERE f_table_name = :table AND styleName = :name AND styleQML = :qml AND useAsDefault = :is_default
