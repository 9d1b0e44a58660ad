-- server: what a database holds before anything is published. Times are UTC text with Z, as in the project file.
CREATE SCHEMA vigie;
COMMENT ON SCHEMA vigie IS 'Vigie: published snapshots of projects. A snapshot never changes.';

CREATE TABLE vigie.server (              -- facts about this schema
  key text PRIMARY KEY,                  -- schema_version
  value text NOT NULL);

CREATE TABLE vigie.organisation (code text PRIMARY KEY CHECK (code <> ''));
CREATE TABLE vigie.organisation_member ( -- which accounts publish and read for which organisation
  organisation text NOT NULL REFERENCES vigie.organisation(code) ON DELETE CASCADE,
  role_name text NOT NULL, PRIMARY KEY (organisation, role_name));

CREATE TABLE vigie.snapshot (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation text NOT NULL REFERENCES vigie.organisation(code),
  project_uid text NOT NULL,             -- of the project, whatever its file is called
  number integer NOT NULL,               -- in the project, from 1
  edition text NOT NULL CHECK (edition IN ('internal', 'partner')),
  schema_version integer NOT NULL,       -- of the project it was made from
  published_at text NOT NULL,
  title text NOT NULL,                   -- of the project; empty in a partner edition
  srid integer NOT NULL,
  facts json NOT NULL,                   -- of the project, by key; {} in a partner edition
  tables json NOT NULL,                  -- names of the tables it fills, in the order in which they can be read back
  recipient text NOT NULL, purpose text NOT NULL, export_number text NOT NULL, -- of a partner edition, as in the export log
  made_in xid8 NOT NULL DEFAULT pg_current_xact_id(), -- rows can be added in this transaction only
  UNIQUE (organisation, project_uid, number),
  CHECK ((edition = 'partner') = (recipient <> '' AND purpose <> '' AND export_number <> '')));
CREATE TABLE vigie.snapshot_part (       -- what exactly the snapshot is of: two with the same digest hold the same
  snapshot_id bigint NOT NULL REFERENCES vigie.snapshot(id) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('grid', 'zone_layer', 'score_run', 'cluster_run')),
  name text NOT NULL, version text NOT NULL, digest text NOT NULL, PRIMARY KEY (snapshot_id, kind, name, version));
CREATE TABLE vigie.partner_access (      -- which accounts may read which partner edition
  snapshot_id bigint NOT NULL REFERENCES vigie.snapshot(id) ON DELETE CASCADE,
  role_name text NOT NULL, PRIMARY KEY (snapshot_id, role_name));
CREATE TABLE vigie.partner_table (
  snapshot_id bigint NOT NULL REFERENCES vigie.snapshot(id) ON DELETE CASCADE,
  name text NOT NULL,                    -- residences, zones_1…, actions, edition
  place integer NOT NULL, has_geometry boolean NOT NULL,
  columns json NOT NULL,                 -- [[name, integer | real | text], …]
  PRIMARY KEY (snapshot_id, name));
CREATE TABLE vigie.partner_row (         -- classes and protected counts; « s » is a protected value, never 0
  snapshot_id bigint NOT NULL REFERENCES vigie.snapshot(id) ON DELETE CASCADE,
  table_name text NOT NULL, place integer NOT NULL, geom geometry,
  cells text NOT NULL,                   -- JSON {column: value}
  PRIMARY KEY (snapshot_id, table_name, place),
  FOREIGN KEY (snapshot_id, table_name) REFERENCES vigie.partner_table(snapshot_id, name) ON DELETE CASCADE);
CREATE INDEX partner_row_geom ON vigie.partner_row USING gist (geom);

CREATE FUNCTION vigie.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a published snapshot never changes' USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE FUNCTION vigie.is_member(of text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM vigie.organisation_member m WHERE m.organisation = of AND m.role_name = current_user) $$;

ALTER TABLE vigie.organisation_member ENABLE ROW LEVEL SECURITY; -- everyone sees where he is himself a member
CREATE POLICY member_read ON vigie.organisation_member FOR SELECT USING (role_name = current_user);

-- Who sees what: members of an organisation its snapshots, other accounts the partner editions that are given to them.
ALTER TABLE vigie.snapshot ENABLE ROW LEVEL SECURITY;
CREATE POLICY snapshot_read ON vigie.snapshot FOR SELECT USING (vigie.is_member(organisation) OR (edition = 'partner' AND EXISTS
  (SELECT 1 FROM vigie.partner_access a WHERE a.snapshot_id = id AND a.role_name = current_user)));
CREATE POLICY snapshot_add ON vigie.snapshot FOR INSERT WITH CHECK (vigie.is_member(organisation) AND made_in = pg_current_xact_id());
CREATE TRIGGER snapshot_unchanged BEFORE UPDATE ON vigie.snapshot FOR EACH ROW EXECUTE FUNCTION vigie.refuse_change();

-- A table whose rows belong to a snapshot: readable with it, filled in the transaction that makes it, never changed.
CREATE FUNCTION vigie.protect(of regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', of);
  EXECUTE format('CREATE POLICY with_snapshot ON %s FOR SELECT USING (snapshot_id IN (SELECT s.id FROM vigie.snapshot s))', of);
  EXECUTE format('CREATE POLICY while_made ON %s FOR INSERT WITH CHECK (snapshot_id IN (SELECT s.id FROM vigie.snapshot s
    WHERE s.made_in = pg_current_xact_id() AND vigie.is_member(s.organisation)))', of);
  EXECUTE format('CREATE TRIGGER unchanged BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION vigie.refuse_change()', of);
END $$;
SELECT vigie.protect('vigie.snapshot_part'), vigie.protect('vigie.partner_table'), vigie.protect('vigie.partner_row');
-- Which accounts were let in is read by the policy of snapshots: everyone sees his own lines, members those of their organisation.
ALTER TABLE vigie.partner_access ENABLE ROW LEVEL SECURITY;
CREATE POLICY access_read ON vigie.partner_access FOR SELECT USING (role_name = current_user);
CREATE POLICY access_add ON vigie.partner_access FOR INSERT WITH CHECK (snapshot_id IN (SELECT s.id FROM vigie.snapshot s
  WHERE s.edition = 'partner' AND vigie.is_member(s.organisation)));

DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'vigie_publisher') THEN CREATE ROLE vigie_publisher NOLOGIN; END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'vigie_reader') THEN CREATE ROLE vigie_reader NOLOGIN; END IF;
END $$;
GRANT USAGE ON SCHEMA vigie TO vigie_publisher, vigie_reader;
GRANT SELECT ON vigie.server, vigie.organisation, vigie.organisation_member TO vigie_publisher, vigie_reader;
GRANT SELECT ON vigie.snapshot, vigie.partner_access, vigie.partner_table, vigie.partner_row TO vigie_reader;
GRANT SELECT, INSERT ON vigie.snapshot, vigie.snapshot_part, vigie.partner_access, vigie.partner_table, vigie.partner_row TO vigie_publisher;


-- What a partner opens in QGIS: a layer each, read with the rights of the reader. Columns that not every edition has are in « figures ».
CREATE VIEW vigie.partner_residence WITH (security_invoker) AS
  SELECT (r.snapshot_id << 32) | r.place AS fid, r.geom::geometry(Point) AS geom, s.export_number, r.cells::json->>'name' AS name,
    r.cells::json->>'campaign' AS campaign, (r.cells::json->>'households')::bigint AS households, r.cells::json->>'households_note' AS households_note,
    r.cells::json->>'class' AS class, r.cells::json AS figures
  FROM vigie.partner_row r JOIN vigie.snapshot s ON s.id = r.snapshot_id WHERE r.table_name = 'residences';
CREATE VIEW vigie.partner_zone WITH (security_invoker) AS
  SELECT (r.snapshot_id << 32) | (substr(r.table_name, 7)::bigint << 24) | r.place AS fid, r.geom::geometry(MultiPolygon) AS geom, s.export_number,
    r.cells::json->>'layer' AS layer, r.cells::json->>'name' AS name, r.cells::json->>'campaign' AS campaign, (r.cells::json->>'households')::bigint AS households,
    r.cells::json->>'households_note' AS households_note, r.cells::json->>'class' AS class, r.cells::json AS figures
  FROM vigie.partner_row r JOIN vigie.snapshot s ON s.id = r.snapshot_id WHERE r.table_name LIKE 'zones\_%';
GRANT SELECT ON vigie.partner_residence, vigie.partner_zone TO vigie_publisher, vigie_reader;
