-- add_field_opinion_note: what an opinion rests on. in: :opinion, :note
INSERT INTO field_opinion_note (opinion_id, note_id) VALUES (:opinion, :note)
