-- raise_severity: the worse of what is known and :severity. in: :fid, :severity
UPDATE incident SET severity = :severity WHERE fid = :fid AND (severity IS NULL OR severity < :severity)
