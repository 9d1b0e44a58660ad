-- 005_score_inputs: what a run was computed from, so that scores asked for again with nothing changed stay the same run.
ALTER TABLE score_run ADD COLUMN inputs TEXT NOT NULL DEFAULT ''; -- digest of the observations, places and earlier campaigns read; '' = made before
