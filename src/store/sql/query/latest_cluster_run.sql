-- latest_cluster_run: in: :score_run, :layer (null = of residences)
SELECT id, score_run_id, method, weights, permutations, seed, correction, alpha, engine, created_at, tested, significant_before, significant_after,
       layer_id, reason, reason_arguments
FROM cluster_run WHERE score_run_id = :score_run AND layer_id IS :layer ORDER BY id DESC LIMIT 1
