-- find_lessons: those that hold all the words, titles and themes weighing more than the rest. in: :words (FTS5). out: place
SELECT rowid FROM lesson_index WHERE lesson_index MATCH :words ORDER BY bm25(lesson_index, 8.0, 6.0, 3.0, 1.0), rowid
