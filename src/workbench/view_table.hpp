#pragma once

#include "core/stability.hpp"
#include "dossier/filter.hpp"
#include "scene/map_content.hpp"
#include "workbench/screen_choice.hpp"
#include "workbench/table_order.hpp"
#include "workbench/view_clusters.hpp"
#include "workbench/view_coverage.hpp"
#include "workbench/view_dynamics.hpp"
#include "workbench/view_filter.hpp"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// What the tabs under the map show.
namespace vigie::workbench {

inline constexpr std::array all_columns{dossier::Column::name,      dossier::Column::zone,   dossier::Column::severity, dossier::Column::score,
                                        dossier::Column::change,    dossier::Column::rank,   dossier::Column::interval, dossier::Column::sureness,
                                        dossier::Column::coverage,  dossier::Column::dwellings, dossier::Column::alerts, dossier::Column::family,
                                        dossier::Column::status,    dossier::Column::foyer,  dossier::Column::code,     dossier::Column::agency,
                                        dossier::Column::address};
/// What the table shows until it is asked for other columns.
inline constexpr std::array usual_columns{dossier::Column::name,     dossier::Column::zone,      dossier::Column::severity, dossier::Column::score,
                                          dossier::Column::change,   dossier::Column::rank,      dossier::Column::interval, dossier::Column::sureness,
                                          dossier::Column::coverage, dossier::Column::dwellings, dossier::Column::alerts,   dossier::Column::family,
                                          dossier::Column::status,   dossier::Column::foyer};
[[nodiscard]] bool is_number(dossier::Column column);      ///< its filter is bounds, not words
[[nodiscard]] bool can_filter_by(dossier::Column column);  ///< its filter row has a field
[[nodiscard]] std::string no_agency();
[[nodiscard]] std::string in_no_zone();

struct TableRow {
    std::uint32_t row = 0;
    std::string name, zone, status, code, agency, address;
    core::SeverityClass severity = core::SeverityClass::not_scored;
    std::optional<double> score;
    std::vector<std::optional<double>> families; ///< of the columns shown, in their order; absent for the other columns
    bool are_families_read = true;               ///< false for a moment, when a large project has just been opened
    std::optional<core::Change> change;
    bool is_change_read = true; ///< false for a moment, likewise
    int rank = 0;
    core::RankRange range;
    core::Stability stability = core::Stability::not_ranked;
    std::string stability_word;
    double coverage = 0;
    std::optional<int> dwellings;
    std::optional<int> alerts; ///< families in alert
    int foyer = 0; ///< 0 = none
    std::optional<core::SeverityClass> opinion; ///< of people on site, beside the computed class
    bool is_selected = false;
};
/// To look at: never waits.
[[nodiscard]] TableRow table_row(Workbench const& workbench, std::uint32_t row);
/// Label of a column as its header writes it.
[[nodiscard]] std::string column_title(Workbench const& workbench, dossier::ColumnRef const& column);
/// The columns shown: those chosen, else the usual ones; of families that the grid has.
[[nodiscard]] std::vector<dossier::ColumnRef> shown_columns(Workbench const& workbench);
/// « stable », « sensible », « indécidable »; empty until the intervals are reckoned.
[[nodiscard]] std::string short_stability(core::Stability stability);
/// « entre le 5ᵉ et le 9ᵉ rang dans 90 % des tirages »; empty until the intervals are reckoned.
[[nodiscard]] std::string stability_words(core::RankRange range);
/// Of the index's families, the one that weighs most: the table has a column for it.
[[nodiscard]] std::size_t heaviest_family(core::Grid const& grid);
/// By code; empty = the heaviest. The number of families when the grid has none of that code.
[[nodiscard]] std::size_t family_of(core::Grid const& grid, std::string const& code);

/// Rows for a spreadsheet, in the columns shown after the code: a line of titles, cells between tabs, decimal mark of the
/// language, no thousands mark.
[[nodiscard]] std::string table_text(Workbench const& workbench, std::vector<std::uint32_t> const& rows);

struct ZoneRow {
    std::string code, name;
    core::SeverityClass severity = core::SeverityClass::not_scored;
    std::optional<double> score;
    std::optional<core::Change> change;
    double coverage = 0;
    int residences = 0, complex = 0, dwellings = 0;
    bool is_filter = false; ///< the table keeps this zone alone
};
[[nodiscard]] std::vector<ZoneRow> zone_rows(Workbench const& workbench);

struct FoyerRow {
    std::string key; ///< tells it from the others
    int number = 0;  ///< by rank; 0 = a group to verify
    std::string name, solidity;
    int residences = 0, dwellings = 0;
    double mean_score = 0, smallest_q = 1;
    std::vector<std::uint32_t> rows;
    bool is_selected = false;
};
[[nodiscard]] std::vector<FoyerRow> foyer_rows(Workbench const& workbench);

/// How many would stand out with other settings; empty for a run without neighbours, or made before it was counted.
struct SensitivityView {
    std::vector<std::string> corrections; ///< titles of the columns
    struct Row {
        std::string neighbours;
        std::vector<std::string> counts; ///< by correction
    };
    std::vector<Row> rows;
    std::string by_chance; ///< how many would without correction
};
[[nodiscard]] SensitivityView sensitivity_view(Workbench const& workbench);

struct JournalRow {
    core::Date date{};
    std::uint32_t row = 0;
    std::string name, what, who;
};
[[nodiscard]] std::vector<JournalRow> journal_rows(Workbench const& workbench); ///< newest first

/// Residences counted by class, per campaign: the « Évolution » tab.
struct HistoryView {
    struct Column {
        std::string campaign;
        std::array<std::size_t, 5> by_class{}; ///< by SeverityClass
        std::optional<double> mean;
    };
    std::vector<Column> campaigns;
    std::string noise; ///< how much of what moved is beyond the noise of small numbers, where two campaigns can be compared
    std::string caveat; ///< another grid, or other weights, between the two; empty = the same
};
[[nodiscard]] HistoryView history_view(Workbench const& workbench);

struct BottomView {
    BottomTab tab = BottomTab::table;
    dossier::Filter filter;
    std::size_t kept = 0, total = 0; ///< residences
    // --- the table ---
    std::vector<std::uint32_t> const* order = nullptr;  ///< rows, filtered and sorted
    std::function<TableRow(std::uint32_t)> row;         ///< made for the rows that are seen
    struct ColumnHead {
        dossier::ColumnRef ref;
        std::string title;
        std::string typed;      ///< of its filter
        bool is_readable = true; ///< what is typed
    };
    std::vector<ColumnHead> columns;  ///< those shown, in order
    struct ColumnChoice {
        dossier::ColumnRef ref;
        std::string title;
        bool is_shown = false;
    };
    std::vector<ColumnChoice> choices; ///< those shown, in order, then the others
    dossier::Sort sort;
    std::optional<std::size_t> at; ///< line of the residence of the fiche
    std::size_t lines = 0;
    std::function<TableLine(std::size_t)> line;
    std::vector<TableGroup> const* groups = nullptr;
    TableTotals totals;
    std::vector<std::pair<dossier::Grouping, std::string>> groupings; ///< that can be chosen, none first
    std::size_t grouping = 0;
    int scored = 0;
    double minimum_coverage = 0.6;
    // --- the others, made for the tab that is shown ---
    std::vector<ZoneRow> zones;
    std::vector<FoyerRow> foyers;
    SensitivityView sensitivity;
    ScatterView scatter;
    NeighboursView neighbours;
    std::vector<IsolatedRow> isolated;
    std::vector<std::string> warnings;
    bool can_find_foyers = false;
    std::vector<std::pair<scene::Colouring, std::string>> map_choices; ///< what the map can be coloured by, with its words
    std::size_t map_choice = 0;
    std::vector<JournalRow> journal;
    HistoryView history;
    DynamicsView dynamics;
    CoverageView coverage;
    OutliersView outliers;
    std::function<bool(std::uint32_t)> is_selected;
};
/// Made again only when what it shows has changed; good until then.
[[nodiscard]] BottomView const& bottom_view(Workbench const& workbench);

}
