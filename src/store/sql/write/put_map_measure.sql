-- put_map_measure: how a figure is cut and coloured, and that it is shown. in: :measure, :method, :classes, :limits (JSON), :ramp
INSERT INTO map_measure (measure, method, classes, limits, ramp, is_shown) VALUES (:measure, :method, :classes, :limits, :ramp, 1)
ON CONFLICT (measure) DO UPDATE SET method = excluded.method, classes = excluded.classes, limits = excluded.limits, ramp = excluded.ramp, is_shown = 1
