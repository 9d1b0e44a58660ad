-- add_foyer: in: every column
INSERT INTO foyer (geom, run_id, number, name, kind, is_solid, dwellings, mean_score, smallest_q)
VALUES (:geom, :run, :number, :name, :kind, :is_solid, :dwellings, :mean_score, :smallest_q)
