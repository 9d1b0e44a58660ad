-- add_field_note: in: every column
INSERT INTO field_note (residence_id, kind, noted_on, role, body) VALUES (:residence, :kind, :noted_on, :role, :body)
