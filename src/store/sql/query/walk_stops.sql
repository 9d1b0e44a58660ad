-- walk_stops: of all walks, in walking order.
SELECT walk_id, id, name, look_at, x, y, ground, residence_id, is_bend FROM walk_stop ORDER BY walk_id, place, id
