-- remove_walk_stop: its findings stay with the walk. in: :id
DELETE FROM walk_stop WHERE id = :id
