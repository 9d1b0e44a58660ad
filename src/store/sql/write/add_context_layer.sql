-- add_context_layer: in: :name, :title, :role, :credit, :table, :label, :import
INSERT INTO context_layer (name, title, role, credit, table_name, label_column, import_id)
VALUES (:name, :title, :role, :credit, :table, :label, :import)
