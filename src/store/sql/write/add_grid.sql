-- add_grid: a new version of a grid. in: every column; :version is one more than the last of that code
INSERT INTO grid (code, version, title_fr, title_en, power, minimum_coverage, minimum_families, limit_b, limit_c, limit_d, saved_at)
VALUES (:code, :version, :title_fr, :title_en, :power, :minimum_coverage, :minimum_families, :limit_b, :limit_c, :limit_d, :saved_at)
