-- 008_methods: methods of normalisation and what they learnt, sheets of indicators, families in alert.

ALTER TABLE grid_indicator ADD COLUMN method TEXT NOT NULL DEFAULT 'goalposts'
  CHECK (method IN ('goalposts', 'percentile', 'robust_z', 'min_max', 'target', 'table'));
ALTER TABLE grid_indicator ADD COLUMN reference TEXT NOT NULL DEFAULT ''; -- name of the campaign whose stock is learnt from; '' = the one scored
ALTER TABLE grid_indicator ADD COLUMN tail REAL NOT NULL DEFAULT 0.05;    -- share of that stock cut off at either end
ALTER TABLE grid_indicator ADD COLUMN target REAL;                        -- value to be reached
ALTER TABLE grid_indicator ADD COLUMN score_table TEXT NOT NULL DEFAULT '[]'; -- JSON [[value, score], …]
ALTER TABLE grid_indicator ADD COLUMN formula_fr TEXT NOT NULL DEFAULT '';
ALTER TABLE grid_indicator ADD COLUMN formula_en TEXT NOT NULL DEFAULT '';
ALTER TABLE grid_indicator ADD COLUMN reading_fr TEXT NOT NULL DEFAULT ''; -- how to read it
ALTER TABLE grid_indicator ADD COLUMN reading_en TEXT NOT NULL DEFAULT '';
ALTER TABLE grid_indicator ADD COLUMN years_fr TEXT NOT NULL DEFAULT '';   -- for which years there are figures
ALTER TABLE grid_indicator ADD COLUMN years_en TEXT NOT NULL DEFAULT '';
ALTER TABLE family ADD COLUMN alert_at REAL;  -- score at which the family is an alert; NULL = the lower limit of class C

CREATE TABLE score_scale (        -- what a method learnt from its reference stock; none for goalposts
  run_id INTEGER NOT NULL REFERENCES score_run(id) ON DELETE CASCADE, indicator_id INTEGER NOT NULL REFERENCES indicator(id),
  stock INTEGER NOT NULL,         -- values learnt from
  unlisted INTEGER NOT NULL,      -- observations whose value the table of scores does not list: they have no score
  PRIMARY KEY (run_id, indicator_id)) STRICT, WITHOUT ROWID;
CREATE TABLE score_knot (         -- a value and its score; between two, along a line
  run_id INTEGER NOT NULL, indicator_id INTEGER NOT NULL, value REAL NOT NULL, score REAL NOT NULL,
  PRIMARY KEY (run_id, indicator_id, value),
  FOREIGN KEY (run_id, indicator_id) REFERENCES score_scale(run_id, indicator_id) ON DELETE CASCADE) STRICT, WITHOUT ROWID;

ALTER TABLE score ADD COLUMN alerts INTEGER; -- families in alert, whatever the index; NULL: run made before, or no family has a score
CREATE TABLE score_alert (        -- indicators at or beyond their own alert threshold
  run_id INTEGER NOT NULL REFERENCES score_run(id) ON DELETE CASCADE,
  residence_id INTEGER NOT NULL,  -- of residence; the trigger below does what a foreign key would with a second index
  indicator_id INTEGER NOT NULL REFERENCES indicator(id),
  PRIMARY KEY (run_id, residence_id, indicator_id)) STRICT, WITHOUT ROWID;
CREATE TRIGGER score_alert_residence AFTER DELETE ON residence BEGIN
  DELETE FROM score_alert WHERE run_id IN (SELECT id FROM score_run) AND residence_id = OLD.fid; END;

-- Rules 1 and 2 as in 004, with the knots of the other methods. A value within rounding of a knot is on it: the run reckons in another order.
DROP VIEW v_score_value;
CREATE VIEW v_score_value AS
  SELECT campaign, residence, indicator, family, weight, raw, smoothed,
         CASE WHEN method = 'goalposts' THEN 100.0 * max(0.0, min(1.0, (smoothed - at_0) / (at_100 - at_0)))
              WHEN low >= high THEN low_score
              WHEN method = 'table' OR (low IS NULL AND high IS NULL) THEN NULL
              WHEN low IS NULL THEN CASE WHEN at_0 < at_100 THEN 0.0 ELSE 100.0 END
              WHEN high IS NULL THEN CASE WHEN at_0 < at_100 THEN 100.0 ELSE 0.0 END
              ELSE low_score + (smoothed - low) / (high - low) * (high_score - low_score) END AS normalised, is_inherited
  FROM (SELECT k.*, (SELECT score FROM score_knot s WHERE s.run_id = k.run_id AND s.indicator_id = k.indicator_id AND s.value = k.low) AS low_score,
               (SELECT score FROM score_knot s WHERE s.run_id = k.run_id AND s.indicator_id = k.indicator_id AND s.value = k.high) AS high_score
        FROM (SELECT c.*, CASE WHEN method <> 'goalposts' THEN (SELECT max(value) FROM score_knot s WHERE s.run_id = c.run_id
                           AND s.indicator_id = c.indicator_id AND s.value <= smoothed + 1e-12 * (1 + abs(smoothed))) END AS low,
                     CASE WHEN method <> 'goalposts' THEN (SELECT min(value) FROM score_knot s WHERE s.run_id = c.run_id
                           AND s.indicator_id = c.indicator_id AND s.value >= smoothed - 1e-12 * (1 + abs(smoothed))) END AS high
              FROM (SELECT *, CASE WHEN mean IS NULL OR ratio IS NULL THEN raw
                                   WHEN NOT variance > 0 THEN scale * mean
                                   ELSE scale * (mean + (ratio - mean) * variance / (variance + noise / denominator)) END AS smoothed
                    FROM (SELECT l.run_id, g.indicator_id, l.campaign, r.code AS residence, i.code AS indicator, f.code AS family, g.weight, g.scale, g.method,
                                 g.at_0, g.at_100, o.denominator, o.numerator / o.denominator AS ratio, p.mean, p.variance,
                                 CASE g.kind WHEN 'event_rate' THEN p.mean ELSE p.mean * (1 - p.mean) END AS noise,
                                 CASE WHEN o.numerator IS NULL OR o.denominator IS NULL THEN o.value
                                      WHEN o.denominator > 0 THEN g.scale * o.numerator / o.denominator END AS raw,
                                 o.quality = 'inherited' AS is_inherited
                          FROM v_latest_run l JOIN score_run x ON x.id = l.run_id JOIN grid_indicator g ON g.grid_id = x.grid_id
                          JOIN family f ON f.id = g.family_id JOIN indicator i ON i.id = g.indicator_id
                          JOIN observation o ON o.campaign_id = l.campaign_id AND o.indicator_id = g.indicator_id
                          JOIN residence r ON r.fid = o.residence_id
                          LEFT JOIN score_prior p ON p.run_id = l.run_id AND p.indicator_id = g.indicator_id AND o.quality <> 'inherited' AND g.kind <> 'measure')
                    WHERE raw IS NOT NULL) c) k);
DROP VIEW v_family_score;
CREATE VIEW v_family_score AS
  SELECT v.campaign, v.residence, v.family, sum(v.part * v.normalised) / sum(v.part) AS score,
         sum(v.part) / (SELECT sum(g.weight) FROM v_latest_run l JOIN score_run x ON x.id = l.run_id JOIN family f ON f.grid_id = x.grid_id
                        JOIN grid_indicator g ON g.family_id = f.id WHERE l.campaign = v.campaign AND f.code = v.family AND g.weight > 0) AS coverage
  FROM (SELECT *, CASE WHEN is_inherited THEN weight / 2 ELSE weight END AS part FROM v_score_value WHERE weight > 0 AND normalised IS NOT NULL) v
  GROUP BY v.campaign, v.residence, v.family;
-- « 5 sur 7 »: families in alert out of those of the index that have an indicator, beside the class; and for what.
CREATE VIEW v_alert AS
  SELECT l.campaign, r.code AS residence, s.alerts, s.shown_class AS class,
         (SELECT count(*) FROM run_family w WHERE w.run_id = l.run_id AND w.position IS NOT NULL
          AND EXISTS (SELECT 1 FROM grid_indicator g WHERE g.family_id = w.family_id AND g.weight > 0)) AS families,
         (SELECT group_concat(i.code, ' ') FROM score_alert a JOIN indicator i ON i.id = a.indicator_id
          WHERE a.run_id = l.run_id AND a.residence_id = s.residence_id) AS indicators
  FROM v_latest_run l JOIN score s ON s.run_id = l.run_id JOIN residence r ON r.fid = s.residence_id;
