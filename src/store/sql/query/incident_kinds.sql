-- incident_kinds: kinds the project holds
SELECT DISTINCT kind FROM incident ORDER BY kind
