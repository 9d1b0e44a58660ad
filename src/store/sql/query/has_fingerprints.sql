-- has_fingerprints: does the project keep the fingerprints of its schema steps (since 002)? out: 1 or 0
SELECT count(*) FROM pragma_table_info('vg_migration') WHERE name = 'sha256'
