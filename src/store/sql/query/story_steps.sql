-- story_steps: of all stories, in their order.
SELECT story_id, id, topic, title, sentence, figures, notes, is_edited, campaign, colouring, min_x, min_y, max_x, max_y, hidden, shown,
       filter, sites, zones, figure_keys, are_figures_chosen, are_notes_edited
FROM story_step ORDER BY story_id, place, id
