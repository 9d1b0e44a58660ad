#pragma once

#include "core/bookmark.hpp"
#include "core/error.hpp"
#include "core/finding.hpp"
#include "core/house.hpp"
#include "dossier/comparison.hpp"
#include "scene/view.hpp"
#include "workbench/actions.hpp"
#include "workbench/export_request.hpp"
#include "workbench/screen_choice.hpp"
#include "workbench/view_ruler.hpp"
#include "workbench/view_site.hpp"
#include "workbench/view_site_projects.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What surrounds the panels: menus, map, comparison, dialogs.
namespace vigie::workbench {

/// An action as a menu row or a button shows it.
struct ActionView {
    std::string id, label, shortcut;
    bool is_enabled = false, is_checked = false, starts_group = false;
};
[[nodiscard]] ActionView action_view(Workbench const& workbench, std::string_view id);

struct TopBarView {
    struct Choices {
        std::string id, title;
        std::vector<ActionView> rows;
    };
    std::vector<Choices> menus;
    std::vector<ActionView> modes;
    std::string campaign; ///< empty = none
    bool has_before = false, has_after = false;
};
[[nodiscard]] TopBarView top_bar_view(Workbench const& workbench);

struct RailView {
    bool is_filtered = false, shows_weights = false, can_weigh = false;
};
[[nodiscard]] RailView rail_view(Workbench const& workbench);

/// The map's own panel. The content is what the scene draws; it lives as long as the frame.
struct MapView {
    scene::MapContent const* content = nullptr;
    scene::View view;
    bool shows_residences = true, shows_foyers = true;
    MapTool tool = MapTool::pointer;
    std::string placed; ///< name of the residence that the tool places
    RulerView ruler;
    std::vector<core::Projected> filter_shape; ///< that the filter keeps the inside of
    std::string campaign; ///< empty = none
    bool is_preview = false, is_fictitious = false;
    bool is_grid_preview = false; ///< of an edited grid, not of weights
    std::vector<ActionView> zooms;
    std::function<TableRow(std::uint32_t)> row;
    /// What a residence's colour says where it is not its class: « Tranquillité résidentielle : 48 », « Depuis 2025 : +6,2 ».
    std::function<std::string(std::uint32_t)> figure;
    std::optional<std::uint32_t> focus;
    enum class Lack { nothing, residences, positions } lack = Lack::nothing;
    bool can_import = false;
};
/// \param pointer  ground position under the pointer, for what is being measured
[[nodiscard]] MapView map_view(Workbench const& workbench, std::optional<core::Projected> pointer = std::nullopt);

/// The views kept with the project.
struct KeptViews {
    std::vector<core::Bookmark> list;
    bool can_edit = false;
};
[[nodiscard]] KeptViews kept_views(Workbench const& workbench);

/// What a right click on the map offers.
struct MapMenuView {
    core::Projected at; ///< metres of the project
    std::optional<std::uint32_t> row;
    std::string name; ///< of the residence
    bool is_selected = false, can_change_status = false;
    std::size_t selected = 0; ///< residences
    std::optional<std::uint32_t> placed; ///< residence of the fiche, when it can be placed there
    std::string placed_name;
    bool is_placed = false; ///< it has a position already
    std::string zone, zone_name; ///< code and name of the neighbourhood there; empty = none
    std::string coordinates, lon_lat;
};
[[nodiscard]] MapMenuView map_menu_view(Workbench const& workbench, core::Projected at,
                                        std::optional<std::uint32_t> row);

struct CompareView {
    dossier::Comparison const* comparison = nullptr;
    std::vector<std::pair<std::string, std::string>> others;   ///< code and name of the zones that can be added
    /// Of each group's zone, alone; null for the whole stock.
    std::vector<std::shared_ptr<scene::AreaLayer const>> limits_of;
    std::array<double, 3> limits{};                            ///< of the classes
    std::vector<std::pair<std::string, std::string>> families; ///< name and short name, in the order of the grid
    std::vector<bool> is_in_index;
    std::vector<core::Box>
        extents; ///< of each group's residences with some ground around, or of its zone when none is located
    std::vector<int> in_project; ///< residences of each zone in a site project
    bool is_fictitious = false, can_export = false;
    std::vector<Compared> choices; ///< what else can be compared, this among them
};
[[nodiscard]] CompareView compare_view(Workbench const& workbench);

/// A copy of the project that can be gone back to.
struct BackupRow {
    std::string made, reason, size;
};

/// Profiles of partner editions to choose from, the usual one first.
struct EditionChoices {
    std::vector<std::string> codes, names;
};
[[nodiscard]] EditionChoices edition_choices();

struct DialogsView {
    Dialog dialog = Dialog::none;
    SiteDialogView site; ///< of those about a site project
    std::string path; ///< a file the dialog starts from
    std::optional<std::uint32_t> row;
    std::string residence;
    core::WatchStatus status = core::WatchStatus::ordinary;
    core::SeverityClass severity = core::SeverityClass::not_scored; ///< computed, of the residence
    std::string campaign; ///< that an import of values goes to
    std::optional<ExportRequest> prepared;
    std::vector<BackupRow> backups; ///< newest first; while their dialog is open
    store::ImportReport const* report = nullptr;
    std::vector<core::Finding> findings; ///< of the report, the first ones, worded for the window
    core::Error const* error = nullptr;
    std::string version;
    std::vector<std::pair<std::string, std::string>> zones; ///< code and name, of a new walk
    std::size_t selected = 0;                               ///< residences
    std::optional<core::House> house; ///< while its dialog is open
    EditionChoices editions;          ///< while it is asked where an export goes
};
[[nodiscard]] DialogsView dialogs_view(Workbench const& workbench);

}
