-- last_export: in: :year TEXT. out: the highest number given out in that year, NULL for none
SELECT max(CAST(substr(number, 6) AS INTEGER)) FROM export_log WHERE substr(number, 1, 4) = :year
