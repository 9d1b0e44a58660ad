-- remove_story_step: in: :id
DELETE FROM story_step WHERE id = :id
