-- publish_definition: in: :table. out: the statement that made it
SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = :table
