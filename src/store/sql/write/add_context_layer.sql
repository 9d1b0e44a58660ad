-- add_context_layer: in: :name, :title, :role, :credit
INSERT INTO context_layer (name, title, role, credit) VALUES (:name, :title, :role, :credit)
