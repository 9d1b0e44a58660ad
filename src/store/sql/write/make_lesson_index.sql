-- make_lesson_index: full text without accents, in a database of the process's own; the project keeps no copy that could grow old
CREATE VIRTUAL TABLE lesson_index USING fts5(title, theme, context, body, tokenize = "unicode61 remove_diacritics 2")
