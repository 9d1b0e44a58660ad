-- add_snapshot: $1 organisation, $2 project, $3 edition, $4 schema version, $5 title, $6 srid, $7 facts, $8 tables, $9 recipient, $10 purpose,
-- $11 export number. out: id, number. The lock of the transaction makes the number the next one.
INSERT INTO vigie.snapshot (organisation, project_uid, number, edition, schema_version, published_at, title, srid, facts, tables, recipient, purpose, export_number)
  SELECT $1, $2, 1 + coalesce(max(number), 0), $3, $4::integer, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), $5, $6::integer, $7::json, $8::json, $9, $10, $11
  FROM vigie.snapshot WHERE organisation = $1 AND project_uid = $2
  RETURNING id, number
