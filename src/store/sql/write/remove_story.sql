-- remove_story: with its steps. in: :id
DELETE FROM story WHERE id = :id
