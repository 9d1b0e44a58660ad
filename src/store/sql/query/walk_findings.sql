-- walk_findings: of all walks, in the order they were entered.
SELECT id, walk_id, stop_id, x, y, theme, what, owner, due_on, state, closed_on, photos FROM walk_finding ORDER BY walk_id, id
