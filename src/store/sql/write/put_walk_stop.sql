-- put_walk_stop: in: every column; a NULL id makes a new one
INSERT INTO walk_stop (id, walk_id, place, name, look_at, x, y, ground, residence_id, is_bend)
VALUES (:id, :walk, :place, :name, :look_at, :x, :y, :ground, :residence, :is_bend)
ON CONFLICT (id) DO UPDATE SET place = excluded.place, name = excluded.name, look_at = excluded.look_at, x = excluded.x, y = excluded.y,
  ground = excluded.ground, residence_id = excluded.residence_id, is_bend = excluded.is_bend
