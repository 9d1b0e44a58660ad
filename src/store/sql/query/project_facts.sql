-- project_facts: out: key, value
SELECT key, value FROM vg_meta ORDER BY key
