-- 015_site_project: who leads a site project and by when, what it is to reach, whom it asked; what was answered to proposals of the watch
-- list; lessons that other landlords can read, with actions to copy.

ALTER TABLE site_project ADD COLUMN pilot_role TEXT NOT NULL DEFAULT '';
ALTER TABLE site_project ADD COLUMN sponsor_role TEXT NOT NULL DEFAULT '';
ALTER TABLE site_project ADD COLUMN ends_on TEXT;                  -- as planned
ALTER TABLE action ADD COLUMN partner TEXT NOT NULL DEFAULT '';   -- from outside the house
ALTER TABLE action ADD COLUMN origin TEXT NOT NULL DEFAULT '';    -- code of the lesson or action it was copied from

CREATE TABLE site_objective (
  id INTEGER PRIMARY KEY, site_project_id INTEGER NOT NULL REFERENCES site_project(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  subject TEXT NOT NULL CHECK (subject <> ''),                     -- code of an indicator or family, or 'index'
  baseline_campaign_id INTEGER NOT NULL REFERENCES campaign(id),
  target REAL NOT NULL,                                            -- in the subject's unit
  due_on TEXT NOT NULL) STRICT;
CREATE INDEX site_objective_project ON site_objective(site_project_id);

CREATE TABLE site_department (                                     -- departments asked to take part, never persons
  id INTEGER PRIMARY KEY, site_project_id INTEGER NOT NULL REFERENCES site_project(id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (name <> ''), request TEXT NOT NULL, asked_on TEXT NOT NULL,
  answered_on TEXT, answer TEXT NOT NULL,                          -- NULL: it has not answered
  UNIQUE (site_project_id, name)) STRICT;

CREATE TABLE proposal_answer (                                     -- proposals are reckoned; what a person answers is kept
  id INTEGER PRIMARY KEY, residence_id INTEGER NOT NULL REFERENCES residence(fid) ON DELETE CASCADE,
  campaign_id INTEGER NOT NULL REFERENCES campaign(id),            -- whose figures it comes from
  kind TEXT NOT NULL CHECK (kind IN ('enter', 'alert', 'relapse', 'leave', 'close')),
  is_accepted INTEGER NOT NULL CHECK (is_accepted IN (0, 1)), answered_on TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role <> ''), reason TEXT NOT NULL CHECK (reason <> ''),
  watch_event_id INTEGER REFERENCES watch_event(id),               -- the decision an accepted one became
  UNIQUE (residence_id, campaign_id, kind)) STRICT;
CREATE INDEX proposal_answer_event ON proposal_answer(watch_event_id);

ALTER TABLE lesson ADD COLUMN landlord TEXT NOT NULL DEFAULT '';   -- whose it is; empty: ours
ALTER TABLE lesson ADD COLUMN dwellings INTEGER;                   -- of the site
ALTER TABLE lesson ADD COLUMN is_in_qpv INTEGER CHECK (is_in_qpv IN (0, 1));
CREATE TABLE lesson_action (
  id INTEGER PRIMARY KEY, lesson_id INTEGER NOT NULL REFERENCES lesson(id) ON DELETE CASCADE,
  place INTEGER NOT NULL,                                          -- in the lesson, from 0
  title TEXT NOT NULL, axis TEXT NOT NULL, tfpb_axis TEXT NOT NULL, lead_role TEXT NOT NULL, partner TEXT NOT NULL, cost_eur REAL) STRICT;
CREATE INDEX lesson_action_lesson ON lesson_action(lesson_id);
