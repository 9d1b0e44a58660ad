-- 009_field_opinion: how sure an index is, and what people on site say of a class that was computed.

ALTER TABLE score ADD COLUMN variance REAL; -- sampling variance of the index; NULL: not scored, or a run made before this column

CREATE TABLE field_opinion (        -- each an act: the latest of a residence and campaign holds; 'withdraw' takes back what held
  id INTEGER PRIMARY KEY, residence_id INTEGER NOT NULL REFERENCES residence(fid) ON DELETE CASCADE,
  campaign_id INTEGER NOT NULL REFERENCES campaign(id) ON DELETE CASCADE, -- whose class it is about
  act TEXT NOT NULL CHECK (act IN ('give', 'withdraw')),
  class TEXT CHECK (class IN ('A', 'B', 'C', 'D')),          -- proposed in place of the computed one; NULL: withdrawn
  computed_class TEXT CHECK (computed_class IN ('A', 'B', 'C', 'D', 'N')), -- shown when it was given; NULL: none yet
  given_on TEXT NOT NULL, role TEXT NOT NULL CHECK (role <> ''), motive TEXT NOT NULL CHECK (motive <> ''),
  CHECK ((act = 'give') = (class IS NOT NULL))) STRICT;
CREATE INDEX field_opinion_residence ON field_opinion(residence_id, campaign_id);
CREATE INDEX field_opinion_campaign ON field_opinion(campaign_id);
CREATE TABLE field_opinion_note (   -- what was said or seen on site that it rests on
  opinion_id INTEGER NOT NULL REFERENCES field_opinion(id) ON DELETE CASCADE, note_id INTEGER NOT NULL REFERENCES field_note(id) ON DELETE CASCADE,
  PRIMARY KEY (opinion_id, note_id)) STRICT, WITHOUT ROWID;
CREATE INDEX field_opinion_note_note ON field_opinion_note(note_id);
