-- 012_export_log: what left the house in a partner edition, for whom and why.

CREATE TABLE export_log (          -- an act: never undone, never changed
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,     -- year and place in it: 2026-031, as printed
  exported_on TEXT NOT NULL,       -- ISO date
  what TEXT NOT NULL,              -- site CODE, zones LAYER, or what a file holds
  format TEXT NOT NULL,            -- pdf, gpkg, csv…
  profile TEXT NOT NULL,           -- code of the profile
  profile_digest TEXT NOT NULL,    -- SHA-256 of the profile as it was
  recipient TEXT NOT NULL CHECK (recipient <> ''), purpose TEXT NOT NULL CHECK (purpose <> '')) STRICT;
