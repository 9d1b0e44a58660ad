-- 050 index: index, coverage, bounds, class, alerts and sampling variance of each residence from its families (rules 4 to 7, 11).
-- in : :stock, which remembers them: a rank needs all. :run INTEGER
SELECT count(vg_index(:stock, residence_id, families)) FROM score_cells WHERE run_id = :run
