-- add_rank_range: in: every column
INSERT INTO rank_range (run_id, residence_id, rank_p05, rank_p95, top_share) VALUES (:run, :residence, :p05, :p95, :top_share)
