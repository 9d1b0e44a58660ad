-- 013_story: what is played to a committee, step by step.

CREATE TABLE story (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  names_residences INTEGER NOT NULL CHECK (names_residences IN (0, 1))) STRICT; -- 0: neighbourhoods alone are named
CREATE TABLE story_step (
  id INTEGER PRIMARY KEY, story_id INTEGER NOT NULL REFERENCES story(id) ON DELETE CASCADE,
  place INTEGER NOT NULL,            -- in the story, from 0
  topic TEXT NOT NULL,               -- 'perimeter', 'status', 'moves', 'clusters', 'sites', 'done', 'decisions', 'method', 'own'
  title TEXT NOT NULL, sentence TEXT NOT NULL,
  figures TEXT NOT NULL,             -- JSON array: value, caption, value, caption…
  notes TEXT NOT NULL,               -- of the speaker
  is_edited INTEGER NOT NULL CHECK (is_edited IN (0, 1)), -- a person wrote the words
  campaign TEXT NOT NULL, colouring TEXT NOT NULL,        -- by name; as `vigie render --style`
  min_x REAL, min_y REAL, max_x REAL, max_y REAL,         -- ground shown at least, metres of the project; NULL: everything
  hidden TEXT NOT NULL, shown TEXT NOT NULL,              -- JSON arrays of layers that are off, of zone layers that are on
  filter TEXT NOT NULL,                                   -- JSON array of conditions: 'class=D', 'zone=Q01'
  sites TEXT NOT NULL, zones TEXT NOT NULL                -- JSON arrays of codes that the map points out
  ) STRICT;
CREATE INDEX story_step_story ON story_step(story_id);
