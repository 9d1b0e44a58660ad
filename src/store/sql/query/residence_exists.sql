-- residence_exists: in: :code. out: one row when the code is taken
SELECT 1 FROM residence WHERE code = :code
