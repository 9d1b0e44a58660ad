-- walk_marks: of every stop of every walk.
SELECT stop_id, factor, mark FROM walk_mark ORDER BY stop_id, factor
