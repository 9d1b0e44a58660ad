-- put_walk: in: every column; a NULL id makes a new one
INSERT INTO walk (id, name, walked_on, zone, roles) VALUES (:id, :name, :walked_on, :zone, :roles)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, walked_on = excluded.walked_on, zone = excluded.zone, roles = excluded.roles
