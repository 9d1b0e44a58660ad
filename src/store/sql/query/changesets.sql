-- changesets: what the steps keep to be undone or redone. out: label, its arguments, changeset
SELECT label, label_arguments, changeset FROM history WHERE changeset IS NOT NULL
