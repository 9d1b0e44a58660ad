#pragma once

namespace vigie::workbench {

class Workbench;

}

/// What leaves the window: each asks where to write, and proposes a place beside the project named after what it shows.
namespace vigie::workbench::detail {

void export_site(Workbench& w);       ///< sheet of the residence in focus
void export_sites(Workbench& w);      ///< a sheet of each residence that is selected, or else on the watch list
void export_held_data(Workbench& w);  ///< all that is held on the residence in focus
void export_comparison(Workbench& w); ///< sheet of the compared zones
void export_story(Workbench& w);       ///< a page a step
void export_story_notes(Workbench& w); ///< with what the speaker says
void export_minutes(Workbench& w);
void export_committee(Workbench& w);
void export_action_map(Workbench& w);     ///< of the committee
void export_map(Workbench& w);        ///< picture of what the map shows
void export_register(Workbench& w);   ///< table of entries and exits of the watch list
void export_lessons(Workbench& w);    ///< for other landlords
void export_dynamics(Workbench& w);   ///< table of classes and changes
void export_grid(Workbench& w);       ///< the grid as a spreadsheet
void export_walk_booklet(Workbench& w); ///< of the walk shown
void export_finding_lists(Workbench& w);
void copy_table(Workbench& w);        ///< rows of the table to the clipboard

}
