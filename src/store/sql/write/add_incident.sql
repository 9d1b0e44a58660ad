-- add_incident: in: every column
INSERT INTO incident (geom, code, kind, occurred_on, severity, residence_id, distance_m, import_id)
VALUES (:geom, :code, :kind, :occurred_on, :severity, :residence, :distance_m, :import)
