-- context_features: in: :layer. out: by id
SELECT geom, label FROM context_feature WHERE layer_id = :layer ORDER BY fid
