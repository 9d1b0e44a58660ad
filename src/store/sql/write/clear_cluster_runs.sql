-- clear_cluster_runs: runs of one method on one score run. in: :score_run, :method
DELETE FROM cluster_run WHERE score_run_id = :score_run AND method = :method
