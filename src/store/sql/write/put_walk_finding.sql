-- put_walk_finding: in: every column; a NULL id makes a new one
INSERT INTO walk_finding (id, walk_id, stop_id, x, y, theme, what, owner, due_on, state, closed_on, photos)
VALUES (:id, :walk, :stop, :x, :y, :theme, :what, :owner, :due_on, :state, :closed_on, :photos)
ON CONFLICT (id) DO UPDATE SET stop_id = excluded.stop_id, x = excluded.x, y = excluded.y, theme = excluded.theme, what = excluded.what,
  owner = excluded.owner, due_on = excluded.due_on, state = excluded.state, closed_on = excluded.closed_on, photos = excluded.photos
