-- add_zone_layer: in: :name, :title, :source
INSERT INTO zone_layer (name, title, source) VALUES (:name, :title, :source)
