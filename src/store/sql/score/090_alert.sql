-- 090_alert: indicators at or beyond their alert threshold, on the raw value. Families in alert are counted in step 050.
-- in : :stock, :run INTEGER, :grid INTEGER
INSERT INTO score_alert (run_id, residence_id, indicator_id)
SELECT :run, r.fid, g.indicator_id FROM residence r CROSS JOIN (SELECT indicator_id, ordinal FROM grid_indicator WHERE grid_id = :grid AND alert_at IS NOT NULL) g
WHERE vg_is_alert(:stock, r.fid, g.ordinal) ORDER BY r.fid
