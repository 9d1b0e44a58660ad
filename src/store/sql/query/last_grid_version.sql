-- last_grid_version: in: :code. out: highest version stored, NULL when none
SELECT max(version) FROM grid WHERE code = :code
