-- remove_lesson: in: :code
DELETE FROM lesson WHERE code = :code
