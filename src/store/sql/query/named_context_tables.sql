-- named_context_tables: the tables that belong to a context layer
SELECT table_name FROM context_layer WHERE table_name <> ''
