-- remove_walk_marks: those of a stop
DELETE FROM walk_mark WHERE stop_id = :stop
