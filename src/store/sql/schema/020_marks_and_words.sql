-- 020_marks_and_words: how clean each stop of a walk was, and where the words of a story come from.

CREATE TABLE walk_mark (             -- the cleanliness grid (IOP), a factor at a stop
  stop_id INTEGER NOT NULL REFERENCES walk_stop(id) ON DELETE CASCADE,
  factor TEXT NOT NULL CHECK (factor IN ('litter', 'glass', 'butts', 'droppings', 'dumping', 'bags', 'leaves', 'walls', 'stuck', 'food')),
  mark INTEGER NOT NULL CHECK (mark BETWEEN 0 AND 4), -- 0: none seen; a factor that was not looked at has no row
  PRIMARY KEY (stop_id, factor)) STRICT, WITHOUT ROWID;

ALTER TABLE story ADD COLUMN language TEXT NOT NULL DEFAULT '';  -- its words are in: 'fr', 'en'; '' = not known
ALTER TABLE story ADD COLUMN told_on TEXT;                       -- day its figures are of; NULL = not known
ALTER TABLE story_step ADD COLUMN figure_keys TEXT NOT NULL DEFAULT '[]'; -- JSON array beside `figures`: which of the project's; '' = not known
ALTER TABLE story_step ADD COLUMN are_figures_chosen INTEGER NOT NULL DEFAULT 0 CHECK (are_figures_chosen IN (0, 1)); -- by a person
ALTER TABLE story_step ADD COLUMN are_notes_edited INTEGER NOT NULL DEFAULT 0 CHECK (are_notes_edited IN (0, 1));     -- by a person
