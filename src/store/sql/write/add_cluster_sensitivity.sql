-- add_cluster_sensitivity: in: every column
INSERT INTO cluster_sensitivity (run_id, ordinal, weights, correction, significant) VALUES (:run, :ordinal, :weights, :correction, :significant)
