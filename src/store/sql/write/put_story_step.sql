-- put_story_step: in: every column; a NULL id makes a new one
INSERT INTO story_step (id, story_id, place, topic, title, sentence, figures, notes, is_edited, campaign, colouring,
                        min_x, min_y, max_x, max_y, hidden, shown, filter, sites, zones, figure_keys, are_figures_chosen,
                        are_notes_edited)
VALUES (:id, :story, :place, :topic, :title, :sentence, :figures, :notes, :is_edited, :campaign, :colouring,
        :min_x, :min_y, :max_x, :max_y, :hidden, :shown, :filter, :sites, :zones, :figure_keys, :are_figures_chosen, :are_notes_edited)
ON CONFLICT (id) DO UPDATE SET place = excluded.place, topic = excluded.topic, title = excluded.title, sentence = excluded.sentence,
  figures = excluded.figures, notes = excluded.notes, is_edited = excluded.is_edited, campaign = excluded.campaign,
  colouring = excluded.colouring, min_x = excluded.min_x, min_y = excluded.min_y, max_x = excluded.max_x, max_y = excluded.max_y,
  hidden = excluded.hidden, shown = excluded.shown, filter = excluded.filter, sites = excluded.sites, zones = excluded.zones,
  figure_keys = excluded.figure_keys, are_figures_chosen = excluded.are_figures_chosen, are_notes_edited = excluded.are_notes_edited
