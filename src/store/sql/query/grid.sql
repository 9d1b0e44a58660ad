-- grid: in: :grid
SELECT code, version, title_fr, title_en, power, minimum_coverage, minimum_families, limit_b, limit_c, limit_d FROM grid WHERE id = :grid
