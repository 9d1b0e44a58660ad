-- add_import_finding: in: every column
INSERT INTO import_finding (import_id, severity, source_row, subject, what, what_arguments, remedy, remedy_arguments)
VALUES (:import, :severity, :source_row, :subject, :what, :what_arguments, :remedy, :remedy_arguments)
