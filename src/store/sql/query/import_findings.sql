-- import_findings: in: :import
SELECT severity, source_row, subject, what, what_arguments, remedy, remedy_arguments FROM import_finding WHERE import_id = :import ORDER BY id
