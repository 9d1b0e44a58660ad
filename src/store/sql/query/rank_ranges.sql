-- rank_ranges: of every residence, by id; nothing where it is not ranked. in: :run
SELECT coalesce(rank_p05, 0), coalesce(rank_p95, 0), coalesce(top_share, 0)
FROM residence LEFT JOIN rank_range ON run_id = :run AND residence_id = fid ORDER BY fid
