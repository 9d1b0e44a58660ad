-- put_site_project: in: every column; a NULL id makes a new one
INSERT INTO site_project (id, code, title, objective, opened_on, closed_on, pilot_role, sponsor_role, ends_on)
VALUES (:id, :code, :title, :objective, :opened_on, :closed_on, :pilot, :sponsor, :ends_on)
ON CONFLICT (id) DO UPDATE SET code = excluded.code, title = excluded.title, objective = excluded.objective, opened_on = excluded.opened_on,
  closed_on = excluded.closed_on, pilot_role = excluded.pilot_role, sponsor_role = excluded.sponsor_role, ends_on = excluded.ends_on
