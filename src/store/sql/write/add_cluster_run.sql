-- add_cluster_run: in: every column
INSERT INTO cluster_run (score_run_id, method, weights, permutations, seed, correction, alpha, engine, created_at, tested, significant_before, significant_after,
                         layer_id, reason, reason_arguments)
VALUES (:score_run, :method, :weights, :permutations, :seed, :correction, :alpha, :engine, :created_at, :tested, :significant_before, :significant_after,
        :layer, :reason, :reason_arguments)
