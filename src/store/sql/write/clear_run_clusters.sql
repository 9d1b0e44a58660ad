-- clear_run_clusters: clusters found in its former scores. in: :run
DELETE FROM cluster_run WHERE score_run_id = :run
