-- 018_layer_look: the order of context layers, how they are coloured, how strongly they show.

CREATE TABLE layer_look (          -- no row: where its role puts it, in one colour
  layer_id INTEGER PRIMARY KEY NOT NULL REFERENCES context_layer(id) ON DELETE CASCADE,
  position INTEGER,                  -- from the bottom; NULL: where its role puts it
  colour_column TEXT NOT NULL,       -- of its table; '' = one colour
  method TEXT NOT NULL, classes INTEGER NOT NULL CHECK (classes BETWEEN 2 AND 9), ramp TEXT NOT NULL,
  opacity REAL NOT NULL CHECK (opacity >= 0.1 AND opacity <= 1)) STRICT;
