-- clear_cluster_runs: runs of one method on one score run. in: :score_run, :method, :layer (null = of residences)
DELETE FROM cluster_run WHERE score_run_id = :score_run AND method = :method AND layer_id IS :layer
