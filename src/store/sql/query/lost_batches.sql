-- lost_batches: imports that the history says are there and are not. out: label arguments
SELECT label_arguments FROM history WHERE kind = 'import' AND state = 'done' AND import_id IS NOT NULL AND import_id NOT IN (SELECT id FROM import)
