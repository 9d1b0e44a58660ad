-- 040 cells: each residence the former run knew, from its columns to what the run keeps of it; in place, which costs half of a row taken out and made again.
-- in : :stock, :run INTEGER
-- normalised: corrected for small numbers and brought to 0..100 (rules 1, 2).
-- families: score, coverage and bounds of each, and what it adds to the index (rules 3 to 6).
UPDATE score_cells SET normalised = vg_values(:stock, residence_id), families = vg_families(:stock, residence_id) WHERE run_id = :run
