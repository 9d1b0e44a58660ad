-- trigger_definition: in: :trigger. out: its CREATE statement
SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = :trigger
