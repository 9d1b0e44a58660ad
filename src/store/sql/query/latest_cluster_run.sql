-- latest_cluster_run: in: :score_run
SELECT id, score_run_id, method, weights, permutations, seed, correction, alpha, engine, created_at, tested, significant_before, significant_after
FROM cluster_run WHERE score_run_id = :score_run ORDER BY id DESC LIMIT 1
