-- context_table: where the features of a context layer are. in: :layer. out: table ('' = context_feature), label column ('' = none)
SELECT table_name, label_column FROM context_layer WHERE id = :layer
