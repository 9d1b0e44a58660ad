-- 007_rank_range: how far the ranks of a run move when weights, mean and small-number correction are drawn again.

CREATE TABLE stability_run (
  run_id INTEGER PRIMARY KEY REFERENCES score_run(id) ON DELETE CASCADE,
  draws INTEGER NOT NULL, seed INTEGER NOT NULL,
  top INTEGER NOT NULL) STRICT;   -- how many first ranks rank_range.top_share speaks of
CREATE TABLE rank_range (         -- ranked residences only
  run_id INTEGER NOT NULL REFERENCES stability_run(run_id) ON DELETE CASCADE,
  residence_id INTEGER NOT NULL,  -- of residence; the trigger below does what a foreign key would with a second index
  rank_p05 INTEGER NOT NULL, rank_p95 INTEGER NOT NULL, -- nine draws in ten put it between these ranks
  top_share REAL NOT NULL,        -- of the draws in which it is among the first
  PRIMARY KEY (run_id, residence_id)) STRICT, WITHOUT ROWID;
CREATE TRIGGER rank_range_residence AFTER DELETE ON residence BEGIN
  DELETE FROM rank_range WHERE run_id IN (SELECT run_id FROM stability_run) AND residence_id = OLD.fid; END;
