-- 080 hysteresis: the class to show, up at once and down after two campaigns in a row (rule 7).
-- in : :run INTEGER, :campaign INTEGER
UPDATE score SET shown_class = h.shown
FROM (SELECT s.residence_id, vg_hysteresis(julianday(c.starts_on), s.class) AS shown
      FROM campaign now JOIN campaign c ON c.starts_on <= now.starts_on
      JOIN v_latest_run l ON l.campaign_id = c.id
      JOIN score s ON s.run_id = l.run_id
      WHERE now.id = :campaign
      GROUP BY s.residence_id) h
WHERE score.run_id = :run AND h.residence_id = score.residence_id
