-- clear_run_alerts: indicators in alert of a score run. in: :run
DELETE FROM score_alert WHERE run_id = :run
