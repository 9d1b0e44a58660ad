-- 090_alert: indicators at or beyond their alert threshold, on the raw value. Families in alert are counted in step 050.
-- in : :stock, :run INTEGER, :grid INTEGER
INSERT INTO score_alert (run_id, residence_id, indicator_id)
SELECT :run, r.fid, g.indicator_id FROM grid_indicator g CROSS JOIN residence r
WHERE g.grid_id = :grid AND g.alert_at IS NOT NULL AND vg_is_alert(:stock, r.fid, g.ordinal) ORDER BY r.fid
