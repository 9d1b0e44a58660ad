-- begin_import: in: :kind, :source_name, :imported_at
INSERT INTO import (kind, source_name, imported_at) VALUES (:kind, :source_name, :imported_at)
