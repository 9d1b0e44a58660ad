#pragma once

/// What the window shows of the document: its screens, panels, tools and dialogs.
namespace vigie::workbench {

enum class Mode { explorer, compare, follow, present };
/// Side by side on the screen that compares.
enum class Compared { zones, campaigns, themes };
enum class SidePanel { fiche, weights, grid, measure };
enum class MapTool {
    pointer,
    rectangle,
    lasso,
    distance, ///< each click is a corner of what is measured
    area,
    place, ///< the next click is where the residence of the fiche is
};
enum class BottomTab { table, zones, foyers, dynamics, coverage, outliers, history, journal };
enum class Dialog {
    none,
    watch,
    opinion,
    withdraw_opinion,
    site_project,
    site_objective,
    site_department,
    site_action,
    proposal,
    tfpb,
    read_lessons,
    import,
    import_grid,
    base_map,
    open,
    create,
    create_from_table,
    demo,
    save,
    backups,
    about,
    walk,
    publish,
    subscribe,
    purge,
    clear_photo,
    house ///< whose sheets these are
};
/// A region that an action wants the keyboard to go to.
enum class Place { none, map, table, fiche };

}
