-- put_lesson_text: in: :place (of the lesson in its list), :title, :theme, :context, :body (all the rest)
INSERT INTO lesson_index (rowid, title, theme, context, body) VALUES (:place, :title, :theme, :context, :body)
