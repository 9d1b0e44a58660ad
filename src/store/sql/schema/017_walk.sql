-- 017_walk: walks on site (diagnostic en marchant), what they found, and pictures of residences.

CREATE TABLE walk (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE CHECK (name <> ''), walked_on TEXT NOT NULL,
  zone TEXT NOT NULL,                -- code in the default zone layer; '' = residences chosen one by one
  roles TEXT NOT NULL                -- JSON array: who takes part, never a person
  ) STRICT;
CREATE TABLE walk_stop (
  id INTEGER PRIMARY KEY, walk_id INTEGER NOT NULL REFERENCES walk(id) ON DELETE CASCADE,
  place INTEGER NOT NULL,            -- in walking order, from 0
  name TEXT NOT NULL, look_at TEXT NOT NULL,
  x REAL NOT NULL, y REAL NOT NULL,  -- metres of the project
  ground TEXT NOT NULL CHECK (ground IN ('landlord', 'town', 'conurbation', 'condominium', 'other', 'to_clarify')), -- who owns or manages it
  residence_id INTEGER REFERENCES residence(fid) ON DELETE SET NULL,
  is_bend INTEGER NOT NULL CHECK (is_bend IN (0, 1)) -- the line turns here and nobody stops
  ) STRICT;
CREATE INDEX walk_stop_walk ON walk_stop(walk_id);
CREATE INDEX walk_stop_residence ON walk_stop(residence_id);
CREATE TABLE walk_finding (
  id INTEGER PRIMARY KEY, walk_id INTEGER NOT NULL REFERENCES walk(id) ON DELETE CASCADE,
  stop_id INTEGER REFERENCES walk_stop(id) ON DELETE SET NULL,
  x REAL, y REAL,                    -- of its own; NULL: where its stop is
  theme TEXT NOT NULL,               -- code of an indicator, or of a factor of the cleanliness grid; '' = none
  what TEXT NOT NULL CHECK (what <> ''),
  owner TEXT NOT NULL CHECK (owner IN ('landlord', 'town', 'conurbation', 'utility', 'other')), -- who has to act
  due_on TEXT, state TEXT NOT NULL CHECK (state IN ('open', 'solved', 'dropped')), closed_on TEXT,
  photos TEXT NOT NULL,              -- numbers written down on the way
  CHECK ((x IS NULL) = (y IS NULL)), CHECK (state <> 'open' OR closed_on IS NULL)) STRICT;
CREATE INDEX walk_finding_walk ON walk_finding(walk_id);
CREATE INDEX walk_finding_stop ON walk_finding(stop_id);

CREATE TABLE photo_file (           -- a picture once, whoever refers to it: no name, no place, no camera in it
  id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, -- of the JPEG below
  width INTEGER NOT NULL, height INTEGER NOT NULL, jpeg BLOB NOT NULL) STRICT;
CREATE TABLE photo (                -- what it shows of a residence
  id INTEGER PRIMARY KEY, residence_id INTEGER NOT NULL REFERENCES residence(fid) ON DELETE CASCADE,
  file_id INTEGER NOT NULL REFERENCES photo_file(id),
  stop_id INTEGER REFERENCES walk_stop(id) ON DELETE SET NULL,
  caption TEXT NOT NULL, taken_on TEXT,
  x REAL, y REAL,                    -- metres of the project, of who wanted it kept; internal
  cleared_on TEXT, cleared_by TEXT,  -- shown to partners since, by which role; NULL: internal
  CHECK ((x IS NULL) = (y IS NULL)), CHECK ((cleared_on IS NULL) = (cleared_by IS NULL))) STRICT;
CREATE INDEX photo_residence ON photo(residence_id);
CREATE INDEX photo_file_of ON photo(file_id);
CREATE INDEX photo_stop ON photo(stop_id);
