-- clear_layer_style: a style of that name. in: :table, :name
DELETE FROM layer_styles WHERE f_table_name = :table AND styleName = :name
