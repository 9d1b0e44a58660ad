-- 002_history: what was done to the project, in order, with what is needed to undo it and to do it again.

ALTER TABLE vg_migration ADD COLUMN sha256 TEXT NOT NULL DEFAULT ''; -- of the words of the schema file, comments aside; '' for 001 in old files

CREATE TABLE history (
  id INTEGER PRIMARY KEY,           -- in the order of doing
  at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'import', 'result')),
  label TEXT NOT NULL,              -- English sentence with {0} places
  label_arguments TEXT NOT NULL,    -- JSON array of text
  state TEXT NOT NULL CHECK (state IN ('done', 'undone')),
  import_id INTEGER,                -- whose batch: an import that is done is undone by removing what carries this id
  changeset BLOB) STRICT;           -- what the step changed; NULL for an import that is done, and for a step that is kept to be read only
INSERT INTO history (id, at, kind, label, label_arguments, state, changeset)
  SELECT id, done_at, 'edit', label, label_arguments, CASE is_undone WHEN 0 THEN 'done' ELSE 'undone' END, changeset FROM undo_step;
DROP TABLE undo_step;

CREATE TABLE import_change (        -- what an import did beyond adding rows that carry its id
  id INTEGER PRIMARY KEY,           -- in the order of doing
  import_id INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE,
  table_name TEXT NOT NULL,
  is_new INTEGER NOT NULL,          -- 1: a row that carries no import id was added; 0: a row was changed or removed
  content BLOB NOT NULL) STRICT;    -- added: its primary key; else the whole row as it was (see store/detail/packed_row.hpp)
CREATE INDEX import_change_import ON import_change(import_id);
