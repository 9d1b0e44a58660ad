-- 006_cluster_runs: a cluster run may be about the zones of a layer, and keeps why its method was chosen.

ALTER TABLE cluster_run ADD COLUMN layer_id INTEGER REFERENCES zone_layer(id) ON DELETE CASCADE; -- NULL: the residences
ALTER TABLE cluster_run ADD COLUMN reason TEXT NOT NULL DEFAULT '';           -- English, with places; empty: the user chose
ALTER TABLE cluster_run ADD COLUMN reason_arguments TEXT NOT NULL DEFAULT '[]'; -- JSON list
CREATE INDEX cluster_run_layer ON cluster_run(layer_id);

CREATE TABLE zone_statistic (
  run_id INTEGER NOT NULL REFERENCES cluster_run(id) ON DELETE CASCADE, zone_id INTEGER NOT NULL REFERENCES zone(fid) ON DELETE CASCADE,
  value REAL NOT NULL, lag REAL NOT NULL, statistic REAL NOT NULL, p REAL, q REAL, -- p NULL: no neighbour
  quadrant TEXT NOT NULL, is_significant INTEGER NOT NULL, is_isolated_high INTEGER NOT NULL, neighbours INTEGER NOT NULL,
  PRIMARY KEY (run_id, zone_id)) STRICT, WITHOUT ROWID;
CREATE INDEX zone_statistic_zone ON zone_statistic(zone_id);
CREATE TABLE foyer_zone (
  foyer_id INTEGER NOT NULL REFERENCES foyer(fid) ON DELETE CASCADE, zone_id INTEGER NOT NULL REFERENCES zone(fid) ON DELETE CASCADE,
  PRIMARY KEY (foyer_id, zone_id)) STRICT, WITHOUT ROWID;
CREATE INDEX foyer_zone_zone ON foyer_zone(zone_id);

CREATE TABLE cluster_sensitivity ( -- how many sites would stand out with another neighbourhood and correction
  run_id INTEGER NOT NULL REFERENCES cluster_run(id) ON DELETE CASCADE, ordinal INTEGER NOT NULL,
  weights TEXT NOT NULL, correction TEXT NOT NULL, significant INTEGER NOT NULL,
  PRIMARY KEY (run_id, ordinal)) STRICT, WITHOUT ROWID;
