-- walks: by date, then the order they were made in.
SELECT id, name, walked_on, zone, roles FROM walk ORDER BY walked_on, id
