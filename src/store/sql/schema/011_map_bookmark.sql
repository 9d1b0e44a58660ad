-- 011_map_bookmark: views of the map to come back to.

CREATE TABLE map_bookmark (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  min_x REAL NOT NULL, min_y REAL NOT NULL, max_x REAL NOT NULL, max_y REAL NOT NULL, -- ground that is shown at least, metres of the project
  CHECK (max_x > min_x AND max_y > min_y)) STRICT;
