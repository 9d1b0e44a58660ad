-- put_base_map: in: every column; a NULL id makes a new one
INSERT INTO base_map (id, name, source, credit, opacity, is_online, is_shown) VALUES (:id, :name, :source, :credit, :opacity, :is_online, :is_shown)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, source = excluded.source, credit = excluded.credit, opacity = excluded.opacity,
    is_online = excluded.is_online, is_shown = excluded.is_shown
