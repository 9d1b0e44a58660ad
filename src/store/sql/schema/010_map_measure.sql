-- 010_map_measure: how the figures of the map are cut into classes and coloured.

CREATE TABLE map_measure (           -- a figure keeps its classes when another one is shown
  measure TEXT PRIMARY KEY NOT NULL, -- as the command line names it: 'family:TRANQUILLITE', 'zones-dwellings'
  method TEXT NOT NULL,              -- 'fixed', 'quantile', 'jenks', 'equal', 'deviation', 'head-tail', 'manual'
  classes INTEGER NOT NULL CHECK (classes BETWEEN 2 AND 9),
  limits TEXT NOT NULL,              -- JSON array of numbers, of 'fixed' and 'manual'; '[]' for the others
  ramp TEXT NOT NULL,                -- 'classes', 'blue', 'ochre', 'viridis', 'diverging'
  is_shown INTEGER NOT NULL CHECK (is_shown IN (0, 1)) -- one at most: the map is coloured by it when the project opens
  ) STRICT, WITHOUT ROWID;
