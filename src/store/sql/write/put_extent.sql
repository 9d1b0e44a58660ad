-- put_extent: where a published layer lies, so that other programs can zoom to it. in: :table, :min_x, :min_y, :max_x, :max_y
UPDATE gpkg_contents SET min_x = :min_x, min_y = :min_y, max_x = :max_x, max_y = :max_y WHERE table_name = :table
