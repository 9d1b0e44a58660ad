-- remove_lesson_actions: in: :lesson
DELETE FROM lesson_action WHERE lesson_id = :lesson
