-- 001_init: the project file. A GeoPackage 1.3 container holding Vigie's tables.
-- Dates are ISO text, times UTC text with Z, money euros, distances metres, areas and positions in the project's coordinate system.
-- Missing is NULL, never a number. Registered in gpkg_contents: only what a partner tool should list.

-- GeoPackage container -------------------------------------------------------------------------------------------------------
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL,
  m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));

-- The project itself ---------------------------------------------------------------------------------------------------------
CREATE TABLE vg_meta (            -- facts about the file
  key TEXT PRIMARY KEY,           -- schema_version, title, crs, crs_name, crs_wkt, is_fictitious, source_line, current_grid
  value TEXT NOT NULL) STRICT;
CREATE TABLE vg_migration (       -- which schema files made this database
  version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL) STRICT;
CREATE TABLE setting (            -- what the window keeps with the project, JSON by key
  key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

-- Imports --------------------------------------------------------------------------------------------------------------------
CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,             -- residences, zones, observations, incidents, actions, context
  source_name TEXT NOT NULL,      -- file name without its folder
  target TEXT NOT NULL DEFAULT '',-- zone or context layer, or campaign
  mapping TEXT NOT NULL DEFAULT '{}', -- JSON: field to column
  rows_read INTEGER NOT NULL DEFAULT 0, rows_kept INTEGER NOT NULL DEFAULT 0, rows_refused INTEGER NOT NULL DEFAULT 0,
  rows_repaired INTEGER NOT NULL DEFAULT 0, rows_unlocated INTEGER NOT NULL DEFAULT 0,
  objects_made INTEGER NOT NULL DEFAULT 0, -- residences, zones, incidents… that came of the kept rows
  duration_s REAL NOT NULL DEFAULT 0,
  imported_at TEXT NOT NULL) STRICT;
CREATE TABLE import_finding (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE,
  severity TEXT NOT NULL CHECK (severity IN ('note', 'warning', 'refused')),
  source_row INTEGER,             -- 1-based data row of the source
  subject TEXT NOT NULL,
  what TEXT NOT NULL,             -- English sentence with {0} places
  what_arguments TEXT NOT NULL,   -- JSON array of text
  remedy TEXT NOT NULL,
  remedy_arguments TEXT NOT NULL) STRICT;
CREATE INDEX import_finding_import ON import_finding(import_id);

-- Diagnostic grid ------------------------------------------------------------------------------------------------------------
CREATE TABLE grid (               -- one row a version; a version never changes
  id INTEGER PRIMARY KEY, code TEXT NOT NULL, version INTEGER NOT NULL, title_fr TEXT NOT NULL, title_en TEXT NOT NULL,
  power REAL NOT NULL,            -- p of the generalised mean across families
  minimum_coverage REAL NOT NULL, -- share of weight to be observed
  minimum_families INTEGER NOT NULL,
  limit_b REAL NOT NULL, limit_c REAL NOT NULL, limit_d REAL NOT NULL, -- lower limits of the classes on the index
  saved_at TEXT NOT NULL) STRICT;
CREATE TABLE family (
  id INTEGER PRIMARY KEY, grid_id INTEGER NOT NULL REFERENCES grid(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,       -- place in the grid, from 0
  code TEXT NOT NULL, name_fr TEXT NOT NULL, name_en TEXT NOT NULL, short_fr TEXT NOT NULL, short_en TEXT NOT NULL,
  weight REAL NOT NULL, is_in_index INTEGER NOT NULL, UNIQUE (grid_id, code)) STRICT;
CREATE TABLE indicator (          -- every code ever used, whatever the grid: what observations refer to
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE grid_indicator (
  grid_id INTEGER NOT NULL REFERENCES grid(id) ON DELETE CASCADE, indicator_id INTEGER NOT NULL REFERENCES indicator(id),
  family_id INTEGER NOT NULL REFERENCES family(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,       -- place in the whole grid, from 0
  name_fr TEXT NOT NULL, name_en TEXT NOT NULL, unit_fr TEXT NOT NULL, unit_en TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('measure', 'event_rate', 'survey_share')),
  scale REAL NOT NULL,            -- value = scale * numerator / denominator
  at_0 REAL NOT NULL, at_100 REAL NOT NULL, -- goalposts: values scored 0 and 100
  weight REAL NOT NULL, is_context INTEGER NOT NULL, is_sensitive INTEGER NOT NULL,
  alert_at REAL, incident_kinds TEXT NOT NULL, -- JSON array of text
  source TEXT NOT NULL, decimals INTEGER NOT NULL, definition_fr TEXT NOT NULL, definition_en TEXT NOT NULL,
  PRIMARY KEY (grid_id, indicator_id)) STRICT, WITHOUT ROWID;
CREATE INDEX family_grid ON family(grid_id);
CREATE INDEX grid_indicator_family ON grid_indicator(family_id);
CREATE INDEX grid_indicator_indicator ON grid_indicator(indicator_id);

-- Campaigns ------------------------------------------------------------------------------------------------------------------
CREATE TABLE campaign (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
  starts_on TEXT NOT NULL, ends_on TEXT NOT NULL, -- half-open: ends_on is the first day after
  frozen_on TEXT, CHECK (starts_on < ends_on)) STRICT;

-- Places ---------------------------------------------------------------------------------------------------------------------
CREATE TABLE residence (
  fid INTEGER PRIMARY KEY NOT NULL, geom POINT, -- NULL when not located
  code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, address TEXT NOT NULL DEFAULT '', insee TEXT NOT NULL DEFAULT '',
  agency TEXT NOT NULL DEFAULT '', dwellings INTEGER, households INTEGER, year_built INTEGER, year_renovated INTEGER,
  import_id INTEGER REFERENCES import(id));
CREATE INDEX residence_import ON residence(import_id);
CREATE TABLE residence_footprint (fid INTEGER PRIMARY KEY NOT NULL REFERENCES residence(fid) ON DELETE CASCADE, geom MULTIPOLYGON NOT NULL);
CREATE TABLE residence_alias (    -- other codes the same residence goes by: identifiers drift between years
  alias TEXT NOT NULL, residence_id INTEGER NOT NULL REFERENCES residence(fid) ON DELETE CASCADE,
  PRIMARY KEY (alias, residence_id)) STRICT, WITHOUT ROWID;
CREATE INDEX residence_alias_residence ON residence_alias(residence_id);
CREATE TABLE zone_layer (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, title TEXT NOT NULL, source TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE zone (
  fid INTEGER PRIMARY KEY NOT NULL, geom MULTIPOLYGON, layer_id INTEGER NOT NULL REFERENCES zone_layer(id) ON DELETE CASCADE,
  code TEXT NOT NULL, name TEXT NOT NULL, parent_code TEXT NOT NULL DEFAULT '', population INTEGER, dwellings INTEGER,
  import_id INTEGER REFERENCES import(id), UNIQUE (layer_id, code));
CREATE INDEX zone_import ON zone(import_id);
CREATE TABLE residence_zone (     -- where each residence lies in each layer
  layer_id INTEGER NOT NULL REFERENCES zone_layer(id) ON DELETE CASCADE, residence_id INTEGER NOT NULL REFERENCES residence(fid) ON DELETE CASCADE,
  zone_id INTEGER NOT NULL REFERENCES zone(fid) ON DELETE CASCADE,
  distance_m REAL NOT NULL,       -- 0 inside, else to the nearest border
  PRIMARY KEY (layer_id, residence_id)) STRICT, WITHOUT ROWID;
CREATE INDEX residence_zone_zone ON residence_zone(zone_id);
CREATE INDEX residence_zone_residence ON residence_zone(residence_id);
CREATE TABLE context_layer (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('building', 'road', 'green', 'water', 'shore', 'rail', 'other')), credit TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE context_feature (
  fid INTEGER PRIMARY KEY NOT NULL, geom GEOMETRY, layer_id INTEGER NOT NULL REFERENCES context_layer(id) ON DELETE CASCADE, label TEXT NOT NULL DEFAULT '');
CREATE INDEX context_feature_layer ON context_feature(layer_id);

-- Facts ----------------------------------------------------------------------------------------------------------------------
CREATE TABLE observation (        -- what is known of one residence for one indicator in one campaign
  campaign_id INTEGER NOT NULL REFERENCES campaign(id), residence_id INTEGER NOT NULL REFERENCES residence(fid) ON DELETE CASCADE,
  indicator_id INTEGER NOT NULL REFERENCES indicator(id),
  value REAL, numerator REAL, denominator REAL,
  quality TEXT NOT NULL CHECK (quality IN ('measured', 'estimated', 'observed', 'inherited')), -- inherited: taken from the zone around
  observed_on TEXT, import_id INTEGER REFERENCES import(id),
  PRIMARY KEY (campaign_id, residence_id, indicator_id)) STRICT, WITHOUT ROWID;
CREATE INDEX observation_residence ON observation(residence_id);
CREATE TABLE incident (           -- a dated, typed fact; holds no person
  fid INTEGER PRIMARY KEY NOT NULL, geom POINT, code TEXT NOT NULL, kind TEXT NOT NULL, occurred_on TEXT NOT NULL, severity INTEGER,
  residence_id INTEGER REFERENCES residence(fid) ON DELETE SET NULL,
  distance_m REAL,                -- from the point to that residence
  import_id INTEGER REFERENCES import(id));
CREATE INDEX incident_kind ON incident(kind, occurred_on);
CREATE INDEX incident_residence ON incident(residence_id);

-- Follow-up ------------------------------------------------------------------------------------------------------------------
CREATE TABLE watch_event (        -- transitions, each decided by a person; the last one is the status
  id INTEGER PRIMARY KEY, residence_id INTEGER NOT NULL REFERENCES residence(fid) ON DELETE CASCADE,
  status TEXT NOT NULL CHECK (status IN ('ordinary', 'monitored', 'watched', 'project', 'leaving', 'closed', 'relapse')),
  decided_on TEXT NOT NULL, role TEXT NOT NULL, motive TEXT NOT NULL, campaign_id INTEGER REFERENCES campaign(id)) STRICT;
CREATE INDEX watch_event_residence ON watch_event(residence_id, decided_on);
CREATE TABLE site_project (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, title TEXT NOT NULL, objective TEXT NOT NULL DEFAULT '', opened_on TEXT, closed_on TEXT) STRICT;
CREATE TABLE site_project_residence (
  site_project_id INTEGER NOT NULL REFERENCES site_project(id) ON DELETE CASCADE, residence_id INTEGER NOT NULL REFERENCES residence(fid) ON DELETE CASCADE,
  PRIMARY KEY (site_project_id, residence_id)) STRICT, WITHOUT ROWID;
CREATE INDEX site_project_residence_residence ON site_project_residence(residence_id);
CREATE TABLE action (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, residence_id INTEGER REFERENCES residence(fid) ON DELETE CASCADE,
  site_project_id INTEGER REFERENCES site_project(id) ON DELETE CASCADE,
  axis TEXT NOT NULL DEFAULT '', tfpb_axis TEXT NOT NULL DEFAULT '', title TEXT NOT NULL, lead_role TEXT NOT NULL DEFAULT '',
  starts_on TEXT, due_on TEXT, state TEXT NOT NULL CHECK (state IN ('planned', 'under_way', 'done', 'abandoned')),
  planned_cost_eur REAL, actual_cost_eur REAL, effect TEXT NOT NULL DEFAULT '', import_id INTEGER REFERENCES import(id)) STRICT;
CREATE INDEX action_residence ON action(residence_id);
CREATE INDEX action_project ON action(site_project_id);
CREATE TABLE field_note (         -- quotes and findings from the site by role, events of the residence, decisions asked
  id INTEGER PRIMARY KEY, residence_id INTEGER NOT NULL REFERENCES residence(fid) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('quote', 'finding', 'event', 'decision')), noted_on TEXT NOT NULL, role TEXT NOT NULL, body TEXT NOT NULL) STRICT;
CREATE INDEX field_note_residence ON field_note(residence_id);
CREATE TABLE lesson (             -- what worked, what did not, under which conditions
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, title TEXT NOT NULL, theme TEXT NOT NULL, context TEXT NOT NULL, actions TEXT NOT NULL,
  worked TEXT NOT NULL, not_worked TEXT NOT NULL, conditions TEXT NOT NULL, duration TEXT NOT NULL, cost TEXT NOT NULL, contact_role TEXT NOT NULL) STRICT;

-- Scores (disposable: made again from the observations) -------------------------------------------------------------------------
CREATE TABLE score_run (
  id INTEGER PRIMARY KEY, campaign_id INTEGER NOT NULL REFERENCES campaign(id), grid_id INTEGER NOT NULL REFERENCES grid(id),
  weights TEXT NOT NULL,          -- JSON {family: weight} when they differ from the grid's, else empty
  engine TEXT NOT NULL, created_at TEXT NOT NULL) STRICT;
CREATE INDEX score_run_campaign ON score_run(campaign_id);
CREATE TABLE run_family (         -- weight of each family in this run
  run_id INTEGER NOT NULL REFERENCES score_run(id) ON DELETE CASCADE, family_id INTEGER NOT NULL REFERENCES family(id), weight REAL NOT NULL,
  position INTEGER,               -- among the families of the index, from 0; NULL for family 8
  PRIMARY KEY (run_id, family_id)) STRICT, WITHOUT ROWID;
CREATE TABLE score_prior (        -- small-number correction of an indicator over the campaign's stock
  run_id INTEGER NOT NULL REFERENCES score_run(id) ON DELETE CASCADE, indicator_id INTEGER NOT NULL REFERENCES indicator(id),
  mean REAL NOT NULL, variance REAL NOT NULL, PRIMARY KEY (run_id, indicator_id)) STRICT, WITHOUT ROWID;
CREATE TABLE score_value (        -- one observation on its way to the score
  run_id INTEGER NOT NULL REFERENCES score_run(id) ON DELETE CASCADE, residence_id INTEGER NOT NULL REFERENCES residence(fid) ON DELETE CASCADE,
  indicator_id INTEGER NOT NULL REFERENCES indicator(id),
  raw REAL NOT NULL,              -- in the indicator's unit
  smoothed REAL NOT NULL,         -- after the small-number correction
  normalised REAL NOT NULL,       -- 0 to 100, a 32-bit float
  is_inherited INTEGER NOT NULL,
  PRIMARY KEY (run_id, residence_id, indicator_id)) STRICT, WITHOUT ROWID;
CREATE INDEX score_value_residence ON score_value(residence_id);
CREATE TABLE family_score (
  run_id INTEGER NOT NULL REFERENCES score_run(id) ON DELETE CASCADE, residence_id INTEGER NOT NULL REFERENCES residence(fid) ON DELETE CASCADE,
  family_id INTEGER NOT NULL REFERENCES family(id),
  score REAL,                     -- NULL under the minimum coverage
  coverage REAL NOT NULL, if_missing_0 REAL NOT NULL, if_missing_100 REAL NOT NULL, is_in_grid INTEGER NOT NULL,
  contribution REAL NOT NULL DEFAULT 0, -- index points
  PRIMARY KEY (run_id, residence_id, family_id)) STRICT, WITHOUT ROWID;
CREATE INDEX family_score_residence ON family_score(residence_id);
CREATE TABLE score (
  run_id INTEGER NOT NULL REFERENCES score_run(id) ON DELETE CASCADE, residence_id INTEGER NOT NULL REFERENCES residence(fid) ON DELETE CASCADE,
  score REAL,                     -- NULL = not scored
  coverage REAL NOT NULL, low REAL NOT NULL, high REAL NOT NULL, -- low, high: missing at 0, at 100
  class TEXT NOT NULL CHECK (class IN ('A', 'B', 'C', 'D', 'N')),       -- of this campaign alone
  shown_class TEXT NOT NULL CHECK (shown_class IN ('A', 'B', 'C', 'D', 'N')), -- with hysteresis over the campaigns before
  rank INTEGER,                   -- 1 = highest index
  PRIMARY KEY (run_id, residence_id)) STRICT, WITHOUT ROWID;
CREATE INDEX score_residence ON score(residence_id);
CREATE TABLE zone_score (
  run_id INTEGER NOT NULL REFERENCES score_run(id) ON DELETE CASCADE, zone_id INTEGER NOT NULL REFERENCES zone(fid) ON DELETE CASCADE,
  score REAL, coverage REAL NOT NULL, -- share of dwellings in scored residences
  residences INTEGER NOT NULL, scored INTEGER NOT NULL, dwellings REAL NOT NULL, class TEXT NOT NULL,
  PRIMARY KEY (run_id, zone_id)) STRICT, WITHOUT ROWID;
CREATE INDEX zone_score_zone ON zone_score(zone_id);

-- Clusters -------------------------------------------------------------------------------------------------------------------
CREATE TABLE cluster_run (
  id INTEGER PRIMARY KEY, score_run_id INTEGER NOT NULL REFERENCES score_run(id) ON DELETE CASCADE,
  method TEXT NOT NULL, weights TEXT NOT NULL, permutations INTEGER NOT NULL, seed INTEGER NOT NULL, correction TEXT NOT NULL, alpha REAL NOT NULL,
  engine TEXT NOT NULL, created_at TEXT NOT NULL, tested INTEGER NOT NULL, significant_before INTEGER NOT NULL, significant_after INTEGER NOT NULL) STRICT;
CREATE INDEX cluster_run_score_run ON cluster_run(score_run_id);
CREATE TABLE local_statistic (
  run_id INTEGER NOT NULL REFERENCES cluster_run(id) ON DELETE CASCADE, residence_id INTEGER NOT NULL REFERENCES residence(fid) ON DELETE CASCADE,
  value REAL NOT NULL, lag REAL NOT NULL, statistic REAL NOT NULL, p REAL, q REAL, -- p NULL: no neighbour
  quadrant TEXT NOT NULL, is_significant INTEGER NOT NULL, is_isolated_high INTEGER NOT NULL, neighbours INTEGER NOT NULL,
  PRIMARY KEY (run_id, residence_id)) STRICT, WITHOUT ROWID;
CREATE INDEX local_statistic_residence ON local_statistic(residence_id);
CREATE TABLE foyer (
  fid INTEGER PRIMARY KEY NOT NULL, geom MULTIPOLYGON, run_id INTEGER NOT NULL REFERENCES cluster_run(id) ON DELETE CASCADE,
  number INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('foyer', 'to_verify')),
  is_solid INTEGER,               -- NULL: the solidity test has not been run
  dwellings INTEGER NOT NULL, mean_score REAL NOT NULL, smallest_q REAL NOT NULL);
CREATE INDEX foyer_run ON foyer(run_id);
CREATE TABLE foyer_member (
  foyer_id INTEGER NOT NULL REFERENCES foyer(fid) ON DELETE CASCADE, residence_id INTEGER NOT NULL REFERENCES residence(fid) ON DELETE CASCADE,
  is_core INTEGER NOT NULL, PRIMARY KEY (foyer_id, residence_id)) STRICT, WITHOUT ROWID;
CREATE INDEX foyer_member_residence ON foyer_member(residence_id);

-- Undo -----------------------------------------------------------------------------------------------------------------------
CREATE TABLE undo_step (
  id INTEGER PRIMARY KEY, label TEXT NOT NULL, label_arguments TEXT NOT NULL, is_undone INTEGER NOT NULL DEFAULT 0,
  changeset BLOB NOT NULL, done_at TEXT NOT NULL) STRICT;

-- Views a partner tool or a data analyst reads -----------------------------------------------------------------------------------
CREATE VIEW v_latest_run AS SELECT r.id AS run_id, r.campaign_id, c.name AS campaign FROM score_run r JOIN campaign c ON c.id = r.campaign_id
  WHERE r.id = (SELECT max(id) FROM score_run x WHERE x.campaign_id = r.campaign_id);
CREATE VIEW v_residence_score AS SELECT r.fid AS fid, r.geom AS geom, r.code, r.name, r.agency, r.dwellings, l.campaign, s.score, s.shown_class AS class, s.rank, s.coverage, s.low, s.high
  FROM residence r JOIN score s ON s.residence_id = r.fid JOIN v_latest_run l ON l.run_id = s.run_id
  WHERE l.campaign_id = (SELECT c.id FROM campaign c JOIN score_run x ON x.campaign_id = c.id ORDER BY c.starts_on DESC LIMIT 1);
CREATE VIEW v_zone_score AS SELECT z.fid AS fid, z.geom AS geom, y.name AS layer, z.code, z.name, l.campaign, s.score, s.class, s.coverage, s.residences, s.scored, s.dwellings
  FROM zone z JOIN zone_layer y ON y.id = z.layer_id JOIN zone_score s ON s.zone_id = z.fid JOIN v_latest_run l ON l.run_id = s.run_id
  WHERE l.campaign_id = (SELECT c.id FROM campaign c JOIN score_run x ON x.campaign_id = c.id ORDER BY c.starts_on DESC LIMIT 1);
-- Published: a made-up fid, since other programs want one, and no indicator that a grid calls sensitive.
CREATE VIEW v_observation AS SELECT (o.campaign_id << 48) | (o.indicator_id << 36) | o.residence_id AS fid, c.name AS campaign, r.code AS residence, i.code AS indicator,
    o.value, o.numerator, o.denominator, o.quality, o.observed_on
  FROM observation o JOIN campaign c ON c.id = o.campaign_id JOIN residence r ON r.fid = o.residence_id JOIN indicator i ON i.id = o.indicator_id
  WHERE NOT EXISTS (SELECT 1 FROM grid_indicator g WHERE g.indicator_id = o.indicator_id AND g.is_sensitive);
CREATE VIEW v_score_value AS SELECT l.campaign, r.code AS residence, i.code AS indicator, v.raw, v.smoothed, v.normalised, v.is_inherited
  FROM score_value v JOIN v_latest_run l ON l.run_id = v.run_id JOIN residence r ON r.fid = v.residence_id JOIN indicator i ON i.id = v.indicator_id;
CREATE VIEW v_family_score AS SELECT l.campaign, r.code AS residence, f.code AS family, v.score, v.coverage, v.contribution
  FROM family_score v JOIN v_latest_run l ON l.run_id = v.run_id JOIN residence r ON r.fid = v.residence_id JOIN family f ON f.id = v.family_id;

-- Spatial indexes: GeoPackage R-trees with the standard's own triggers, so that other programs' edits stay indexed --------------
CREATE VIRTUAL TABLE rtree_residence_geom USING rtree(id, minx, maxx, miny, maxy);
CREATE TRIGGER rtree_residence_geom_insert AFTER INSERT ON residence WHEN (new.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  INSERT OR REPLACE INTO rtree_residence_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_residence_geom_update1 AFTER UPDATE OF geom ON residence WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  INSERT OR REPLACE INTO rtree_residence_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_residence_geom_update2 AFTER UPDATE OF geom ON residence WHEN OLD.fid = NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_residence_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_residence_geom_update3 AFTER UPDATE ON residence WHEN OLD.fid != NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_residence_geom WHERE id = OLD.fid;
  INSERT OR REPLACE INTO rtree_residence_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_residence_geom_update4 AFTER UPDATE ON residence WHEN OLD.fid != NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_residence_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER rtree_residence_geom_delete AFTER DELETE ON residence WHEN old.geom NOT NULL BEGIN
  DELETE FROM rtree_residence_geom WHERE id = OLD.fid; END;
INSERT INTO gpkg_extensions VALUES ('residence', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE rtree_residence_footprint_geom USING rtree(id, minx, maxx, miny, maxy);
CREATE TRIGGER rtree_residence_footprint_geom_insert AFTER INSERT ON residence_footprint WHEN (new.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  INSERT OR REPLACE INTO rtree_residence_footprint_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_residence_footprint_geom_update1 AFTER UPDATE OF geom ON residence_footprint WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  INSERT OR REPLACE INTO rtree_residence_footprint_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_residence_footprint_geom_update2 AFTER UPDATE OF geom ON residence_footprint WHEN OLD.fid = NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_residence_footprint_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_residence_footprint_geom_update3 AFTER UPDATE ON residence_footprint WHEN OLD.fid != NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_residence_footprint_geom WHERE id = OLD.fid;
  INSERT OR REPLACE INTO rtree_residence_footprint_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_residence_footprint_geom_update4 AFTER UPDATE ON residence_footprint WHEN OLD.fid != NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_residence_footprint_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER rtree_residence_footprint_geom_delete AFTER DELETE ON residence_footprint WHEN old.geom NOT NULL BEGIN
  DELETE FROM rtree_residence_footprint_geom WHERE id = OLD.fid; END;
INSERT INTO gpkg_extensions VALUES ('residence_footprint', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE rtree_zone_geom USING rtree(id, minx, maxx, miny, maxy);
CREATE TRIGGER rtree_zone_geom_insert AFTER INSERT ON zone WHEN (new.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  INSERT OR REPLACE INTO rtree_zone_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_zone_geom_update1 AFTER UPDATE OF geom ON zone WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  INSERT OR REPLACE INTO rtree_zone_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_zone_geom_update2 AFTER UPDATE OF geom ON zone WHEN OLD.fid = NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_zone_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_zone_geom_update3 AFTER UPDATE ON zone WHEN OLD.fid != NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_zone_geom WHERE id = OLD.fid;
  INSERT OR REPLACE INTO rtree_zone_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_zone_geom_update4 AFTER UPDATE ON zone WHEN OLD.fid != NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_zone_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER rtree_zone_geom_delete AFTER DELETE ON zone WHEN old.geom NOT NULL BEGIN
  DELETE FROM rtree_zone_geom WHERE id = OLD.fid; END;
INSERT INTO gpkg_extensions VALUES ('zone', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE rtree_context_feature_geom USING rtree(id, minx, maxx, miny, maxy);
CREATE TRIGGER rtree_context_feature_geom_insert AFTER INSERT ON context_feature WHEN (new.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  INSERT OR REPLACE INTO rtree_context_feature_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_context_feature_geom_update1 AFTER UPDATE OF geom ON context_feature WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  INSERT OR REPLACE INTO rtree_context_feature_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_context_feature_geom_update2 AFTER UPDATE OF geom ON context_feature WHEN OLD.fid = NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_context_feature_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_context_feature_geom_update3 AFTER UPDATE ON context_feature WHEN OLD.fid != NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_context_feature_geom WHERE id = OLD.fid;
  INSERT OR REPLACE INTO rtree_context_feature_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_context_feature_geom_update4 AFTER UPDATE ON context_feature WHEN OLD.fid != NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_context_feature_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER rtree_context_feature_geom_delete AFTER DELETE ON context_feature WHEN old.geom NOT NULL BEGIN
  DELETE FROM rtree_context_feature_geom WHERE id = OLD.fid; END;
INSERT INTO gpkg_extensions VALUES ('context_feature', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE rtree_foyer_geom USING rtree(id, minx, maxx, miny, maxy);
CREATE TRIGGER rtree_foyer_geom_insert AFTER INSERT ON foyer WHEN (new.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  INSERT OR REPLACE INTO rtree_foyer_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_foyer_geom_update1 AFTER UPDATE OF geom ON foyer WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  INSERT OR REPLACE INTO rtree_foyer_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_foyer_geom_update2 AFTER UPDATE OF geom ON foyer WHEN OLD.fid = NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_foyer_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_foyer_geom_update3 AFTER UPDATE ON foyer WHEN OLD.fid != NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_foyer_geom WHERE id = OLD.fid;
  INSERT OR REPLACE INTO rtree_foyer_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_foyer_geom_update4 AFTER UPDATE ON foyer WHEN OLD.fid != NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_foyer_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER rtree_foyer_geom_delete AFTER DELETE ON foyer WHEN old.geom NOT NULL BEGIN
  DELETE FROM rtree_foyer_geom WHERE id = OLD.fid; END;
INSERT INTO gpkg_extensions VALUES ('foyer', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE rtree_incident_geom USING rtree(id, minx, maxx, miny, maxy);
CREATE TRIGGER rtree_incident_geom_insert AFTER INSERT ON incident WHEN (new.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  INSERT OR REPLACE INTO rtree_incident_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_incident_geom_update1 AFTER UPDATE OF geom ON incident WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  INSERT OR REPLACE INTO rtree_incident_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_incident_geom_update2 AFTER UPDATE OF geom ON incident WHEN OLD.fid = NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_incident_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_incident_geom_update3 AFTER UPDATE ON incident WHEN OLD.fid != NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_incident_geom WHERE id = OLD.fid;
  INSERT OR REPLACE INTO rtree_incident_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_incident_geom_update4 AFTER UPDATE ON incident WHEN OLD.fid != NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom)) BEGIN
  DELETE FROM rtree_incident_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER rtree_incident_geom_delete AFTER DELETE ON incident WHEN old.geom NOT NULL BEGIN
  DELETE FROM rtree_incident_geom WHERE id = OLD.fid; END;
INSERT INTO gpkg_extensions VALUES ('incident', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
