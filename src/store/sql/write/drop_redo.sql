-- drop_redo: a new edit ends what could be redone
DELETE FROM history WHERE state = 'undone'
