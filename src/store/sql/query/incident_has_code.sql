-- incident_has_code: in: :fid, :code. out: one row when it has
SELECT 1 FROM incident WHERE fid = :fid AND code = :code
