-- incident_kinds: kinds the project holds, or held
SELECT kind FROM incident UNION SELECT kind FROM incident_count ORDER BY kind
