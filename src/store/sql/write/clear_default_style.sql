-- clear_default_style: no style of the layer is the one to open it with. in: :table
UPDATE layer_styles SET useAsDefault = 0 WHERE f_table_name = :table AND useAsDefault
