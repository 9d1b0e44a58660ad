-- clear_photo: in: :id, :on and :by, both NULL to take it back
UPDATE photo SET cleared_on = :on, cleared_by = :by WHERE id = :id
