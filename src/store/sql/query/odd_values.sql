-- odd_values: figures of places that are no whole number, or below zero; other programs can write them, since these tables are not STRICT.
-- out: table, column, count, first fid
SELECT tab, col, n, first FROM (
  SELECT 'residence' AS tab, 'dwellings' AS col, count(*) AS n, min(fid) AS first FROM residence WHERE typeof(dwellings) NOT IN ('integer', 'null') OR dwellings < 0
  UNION ALL SELECT 'residence', 'households', count(*), min(fid) FROM residence WHERE typeof(households) NOT IN ('integer', 'null') OR households < 0
  UNION ALL SELECT 'residence', 'year_built', count(*), min(fid) FROM residence WHERE typeof(year_built) NOT IN ('integer', 'null')
  UNION ALL SELECT 'residence', 'year_renovated', count(*), min(fid) FROM residence WHERE typeof(year_renovated) NOT IN ('integer', 'null')
  UNION ALL SELECT 'zone', 'population', count(*), min(fid) FROM zone WHERE typeof(population) NOT IN ('integer', 'null') OR population < 0
  UNION ALL SELECT 'zone', 'dwellings', count(*), min(fid) FROM zone WHERE typeof(dwellings) NOT IN ('integer', 'null') OR dwellings < 0
  UNION ALL SELECT 'incident', 'severity', count(*), min(fid) FROM incident WHERE typeof(severity) NOT IN ('integer', 'null'))
WHERE n > 0
