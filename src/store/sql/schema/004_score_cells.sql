-- 004_score_cells: what a run keeps of a residence is one packed row, where it was some fifty rows of two tables.
-- It is a cache: the views below say in plain SQL, for any SQLite shell, how each figure comes from the observations.

CREATE TABLE score_cells (
  run_id INTEGER NOT NULL REFERENCES score_run(id) ON DELETE CASCADE,
  residence_id INTEGER NOT NULL,  -- of residence; the trigger below does what a foreign key would with a second index
  normalised BLOB NOT NULL,       -- a 32-bit float per indicator of the grid in its order, NaN = missing; then a byte each, 1 = inherited
  families BLOB NOT NULL,         -- 64-bit floats, six per family of the grid in its order: score (NaN under the minimum coverage), coverage,
                                  -- score with missing at 0, at 100, 1 when it has a weighted indicator, contribution in index points
  PRIMARY KEY (run_id, residence_id)) STRICT, WITHOUT ROWID;
CREATE TRIGGER score_cells_residence AFTER DELETE ON residence BEGIN
  DELETE FROM score_cells WHERE run_id IN (SELECT id FROM score_run) AND residence_id = OLD.fid; END;

INSERT INTO score_cells (run_id, residence_id, normalised, families)
SELECT s.run_id, s.residence_id,
       (SELECT vg_pack_values(g.ordinal, v.normalised, v.is_inherited) FROM grid_indicator g
        LEFT JOIN score_value v ON v.run_id = s.run_id AND v.residence_id = s.residence_id AND v.indicator_id = g.indicator_id
        WHERE g.grid_id = r.grid_id),
       (SELECT vg_pack_families(f.ordinal, x.score, x.coverage, x.if_missing_0, x.if_missing_100, x.is_in_grid, x.contribution) FROM family f
        LEFT JOIN family_score x ON x.run_id = s.run_id AND x.residence_id = s.residence_id AND x.family_id = f.id
        WHERE f.grid_id = r.grid_id)
FROM score s JOIN score_run r ON r.id = s.run_id;

DROP VIEW v_score_value;
DROP VIEW v_family_score;
DROP TABLE score_value;
DROP TABLE family_score;

-- Rules 1 and 2: raw value, corrected for small numbers, between the goalposts. The run keeps 32-bit floats of these.
CREATE VIEW v_score_value AS
  SELECT campaign, residence, indicator, family, weight, raw, smoothed,
         100.0 * max(0.0, min(1.0, (smoothed - at_0) / (at_100 - at_0))) AS normalised, is_inherited
  FROM (SELECT *, CASE WHEN mean IS NULL OR ratio IS NULL THEN raw
                       WHEN NOT variance > 0 THEN scale * mean
                       ELSE scale * (mean + (ratio - mean) * variance / (variance + noise / denominator)) END AS smoothed
        FROM (SELECT l.campaign, r.code AS residence, i.code AS indicator, f.code AS family, g.weight, g.scale, g.at_0, g.at_100, o.denominator,
                     o.numerator / o.denominator AS ratio, p.mean, p.variance,
                     CASE g.kind WHEN 'event_rate' THEN p.mean ELSE p.mean * (1 - p.mean) END AS noise,
                     CASE WHEN o.numerator IS NULL OR o.denominator IS NULL THEN o.value
                          WHEN o.denominator > 0 THEN g.scale * o.numerator / o.denominator END AS raw,
                     o.quality = 'inherited' AS is_inherited
              FROM v_latest_run l JOIN score_run x ON x.id = l.run_id JOIN grid_indicator g ON g.grid_id = x.grid_id
              JOIN family f ON f.id = g.family_id JOIN indicator i ON i.id = g.indicator_id
              JOIN observation o ON o.campaign_id = l.campaign_id AND o.indicator_id = g.indicator_id
              JOIN residence r ON r.fid = o.residence_id
              LEFT JOIN score_prior p ON p.run_id = l.run_id AND p.indicator_id = g.indicator_id AND o.quality <> 'inherited' AND g.kind <> 'measure')
        WHERE raw IS NOT NULL);
-- Rules 3 and 4: weighted mean of what is observed; an inherited value counts half its weight. Compare coverage with grid.minimum_coverage.
CREATE VIEW v_family_score AS
  SELECT v.campaign, v.residence, v.family, sum(v.part * v.normalised) / sum(v.part) AS score,
         sum(v.part) / (SELECT sum(g.weight) FROM v_latest_run l JOIN score_run x ON x.id = l.run_id JOIN family f ON f.grid_id = x.grid_id
                        JOIN grid_indicator g ON g.family_id = f.id WHERE l.campaign = v.campaign AND f.code = v.family AND g.weight > 0) AS coverage
  FROM (SELECT *, CASE WHEN is_inherited THEN weight / 2 ELSE weight END AS part FROM v_score_value WHERE weight > 0) v
  GROUP BY v.campaign, v.residence, v.family;
