-- 016_retention: facts that may be kept no longer are counts only.

CREATE TABLE incident_count (      -- incidents that were purged
  residence_id INTEGER NOT NULL REFERENCES residence(fid) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  starts_on TEXT NOT NULL,         -- first day of what is counted: a month, cut where a campaign begins or ends
  incidents INTEGER NOT NULL CHECK (incidents > 0),
  PRIMARY KEY (residence_id, kind, starts_on)) STRICT, WITHOUT ROWID;
CREATE INDEX incident_count_kind ON incident_count(kind, starts_on);
CREATE TABLE purge_log (           -- an act: never undone, never changed
  id INTEGER PRIMARY KEY,
  purged_at TEXT NOT NULL,         -- UTC
  before_on TEXT NOT NULL,         -- incidents before this day went
  incidents INTEGER NOT NULL, unlinked INTEGER NOT NULL, -- of which linked to no residence: not counted any more
  findings INTEGER NOT NULL,       -- of their imports, which went as well
  steps INTEGER NOT NULL,          -- of the history that can no longer be undone
  backups INTEGER NOT NULL) STRICT; -- that were removed
