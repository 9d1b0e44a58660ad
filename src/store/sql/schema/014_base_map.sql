-- 014_base_map: images of the ground under the map, by where they lie.

CREATE TABLE base_map (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  source TEXT NOT NULL CHECK (source <> ''), -- path of the file
  credit TEXT NOT NULL,
  opacity REAL NOT NULL CHECK (opacity >= 0.1 AND opacity <= 1),
  is_online INTEGER NOT NULL CHECK (is_online IN (0, 1)), -- tiles of a server
  is_shown INTEGER NOT NULL CHECK (is_shown IN (0, 1))) STRICT;
