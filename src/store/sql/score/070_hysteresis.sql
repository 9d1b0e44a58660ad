-- 070 hysteresis: the class to show, up at once and down after two campaigns in a row (rule 7).
-- in : :run INTEGER, :campaign INTEGER
-- The latest run of each campaign up to this one, oldest first; with this one alone the class stands as it is.
WITH past AS MATERIALIZED (
  SELECT l.run_id, julianday(c.starts_on) AS place
  FROM campaign now JOIN campaign c ON c.starts_on <= now.starts_on JOIN v_latest_run l ON l.campaign_id = c.id WHERE now.id = :campaign)
UPDATE score SET shown_class = (
  SELECT vg_hysteresis(p.place, s.class) FROM past p JOIN score s ON s.run_id = p.run_id AND s.residence_id = score.residence_id)
WHERE run_id = :run AND (SELECT count(*) FROM past) > 1
