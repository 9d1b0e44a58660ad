#pragma once

#include "workbench/actions.hpp"
#include "workbench/comparison.hpp"
#include "workbench/workbench.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

/// What panels show, as plain words and numbers, made from the workbench in each frame or when it changes.
namespace vigie::workbench {

[[nodiscard]] char const* class_name(core::SeverityClass c); ///< English msgid: « Very complex »
[[nodiscard]] std::string class_label(core::SeverityClass c);
/// « ≥ 65 », « 50–65 », « < 35 », « couv. < 60 % ».
[[nodiscard]] std::string class_range(core::SeverityClass c, core::GridRules const& rules);

/// Status as it begins a cell or a chip: « En veille ».
[[nodiscard]] std::string status_title(core::WatchStatus status);

struct LegendView {
    struct Row {
        core::SeverityClass severity;
        std::string name, range;
        std::size_t count = 0;
    };
    std::array<Row, 5> rows; ///< D, C, B, A, not scored
    std::size_t total = 0;
    bool has_foyers = false;
    bool has_preview = false;
};
[[nodiscard]] LegendView legend_view(Workbench const& workbench);

struct LayersView {
    enum class Kind { residences, foyers, zones, context };
    struct Row {
        std::string name; ///< of the layer: what show_layer() takes
        std::string title;
        Kind kind = Kind::residences;
        core::ContextRole role = core::ContextRole::other;
        bool is_shown = false;
        std::size_t count = 0;
    };
    std::vector<Row> rows;
};
[[nodiscard]] LayersView layers_view(Workbench const& workbench);

struct TableRow {
    std::uint32_t row = 0;
    std::string name, zone, status;
    core::SeverityClass severity = core::SeverityClass::not_scored;
    std::optional<double> score, change, family;
    int rank = 0, low_rank = 0, high_rank = 0;
    double coverage = 0;
    std::optional<int> dwellings;
    int foyer = 0; ///< 0 = none
    bool is_selected = false;
};
[[nodiscard]] TableRow table_row(Workbench const& workbench, std::uint32_t row);
/// Label of a column as its header writes it.
[[nodiscard]] std::string column_title(Workbench const& workbench, Column column);
/// « Classe : C, D » … one chip per active part.
struct FilterChip {
    std::string label;
    Filter without; ///< the filter when this part is removed
};
[[nodiscard]] std::vector<FilterChip> filter_chips(Workbench const& workbench);

struct ZoneRow {
    std::string code, name;
    core::SeverityClass severity = core::SeverityClass::not_scored;
    std::optional<double> score, change;
    double coverage = 0;
    int residences = 0, complex = 0, dwellings = 0;
};
[[nodiscard]] std::vector<ZoneRow> zone_rows(Workbench const& workbench);

struct FoyerRow {
    int number = 0;
    std::string name, solidity;
    int residences = 0, dwellings = 0;
    double mean_score = 0, smallest_q = 1;
    std::vector<std::uint32_t> rows;
};
[[nodiscard]] std::vector<FoyerRow> foyer_rows(Workbench const& workbench);

struct JournalRow {
    core::Date date{};
    std::uint32_t row = 0;
    std::string what, who;
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
};
[[nodiscard]] HistoryView history_view(Workbench const& workbench);

struct WeightsView {
    struct Row {
        std::size_t family = 0; ///< of the index
        std::string name, short_name;
        double weight = 0, saved = 0;
        bool is_locked = false;
        std::array<float, 40> histogram{}; ///< share of the largest bar; bar i covers [2.5 i, 2.5 (i + 1))
    };
    std::vector<Row> rows;
    bool is_moved = false;
    std::string headline; ///< « 11 résidences changent de classe »
    std::string detail;
};
[[nodiscard]] WeightsView weights_view(Workbench const& workbench);

struct StatusBarView {
    std::string coordinates, lon_lat, scale, crs;
    std::string counts;               ///< « 212 résidences · 104 dans la vue »
    std::string selected;             ///< « 1 sélectionnée »
    std::optional<Jobs::Running> job; ///< shown after 0.3 s
    std::string saved;
};
/// \param pointer ground position under the pointer, else the view's centre
[[nodiscard]] StatusBarView status_bar_view(Workbench const& workbench, std::optional<core::Projected> pointer);

struct PaletteItem {
    enum class Kind { action, residence, zone };
    Kind kind = Kind::action;
    std::string label, detail, shortcut;
    std::string action; ///< id
    std::uint32_t row = 0;
    std::string zone; ///< code
    bool is_enabled = true;
};
/// At most `limit` items whose words all appear in the label; best first: begins with, then contains.
[[nodiscard]] std::vector<PaletteItem> palette_items(Workbench const& workbench, std::string const& query,
                                                     std::size_t limit = 400);

struct PresenterView {
    std::string kicker, title, sentence, big_figure, big_caption;
    std::size_t step = 0, steps = 1;
    core::Box extent;
};
[[nodiscard]] PresenterView presenter_view(Workbench const& workbench);

struct WatchRow {
    std::uint32_t row = 0;
    std::string name, zone, status;
    core::SeverityClass severity = core::SeverityClass::not_scored;
    std::optional<double> score;
    int late = 0;
    std::vector<std::optional<double>> history;
};
/// Residences whose status is not ordinary nor closed, worst first.
[[nodiscard]] std::vector<WatchRow> watch_rows(Workbench const& workbench);
[[nodiscard]] std::vector<std::optional<double>> score_history(Workbench const& workbench, std::uint32_t row);
[[nodiscard]] bool is_late(core::Action const& action, core::Date today);

/// The comparison of the chosen zones. \throws core::Error
[[nodiscard]] Comparison compare_view(Workbench const& workbench);

}
