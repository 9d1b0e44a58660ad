-- cluster_sensitivity: in: :run. out: in the order they were found
SELECT weights, correction, significant FROM cluster_sensitivity WHERE run_id = :run ORDER BY ordinal
