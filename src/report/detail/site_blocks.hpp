#pragma once

#include "dossier/site_file.hpp"
#include "report/sheet_options.hpp"

#include <optional>
#include <vector>

/// Blocks of the site sheet. Each draws itself at a place and returns its height; those that may be empty are made only when there
/// is something to say.
namespace vigie::report {

/// How much of each block the first page takes: at most what sheets allow, less where the page is full (see
/// SiteLayout).
struct SiteRoom {
    double plan_mm = 58;
    std::size_t indicators = 11, events = 8, actions = 4, quotes = 2, objectives = 3;
    bool is_alone = false; ///< of a partner edition: no other residence on the plan
};

struct SiteContext {
    Page& page;
    dossier::Snapshot const& snapshot;
    dossier::SiteFile const& file;
    SheetOptions const& options;
    SiteRoom room{};

    /// That the campaign of the sheet was scored with.
    [[nodiscard]] core::Grid const& grid() const { return snapshot.campaign(file.campaign).grid; }
};

/// Names of the blocks of a site sheet, of every edition, in the order in which they are read (sheets.md §8).
[[nodiscard]] std::vector<std::string> site_reading_order();

double site_title(SiteContext const& site, double x, double y, double width);

/// site_plan.cpp
[[nodiscard]] std::optional<Block> plan_block(SiteContext const& site);
/// site_situation.cpp
[[nodiscard]] Block situation_block(SiteContext const& site);
/// site_profile.cpp
[[nodiscard]] Block profile_block(SiteContext const& site);
/// site_indicators.cpp
[[nodiscard]] std::optional<Block> indicator_block(SiteContext const& site);
/// site_cluster.cpp
[[nodiscard]] Block cluster_and_context_block(SiteContext const& site);
/// site_timeline.cpp
[[nodiscard]] Block timeline_block(SiteContext const& site);
/// site_project_block.cpp
/// \param is_whole  all its objectives, whatever the room of the first page
[[nodiscard]] std::optional<Block> project_block(SiteContext const& site, bool is_whole = false);
/// site_follow_up.cpp
[[nodiscard]] std::optional<Block> field_block(SiteContext const& site);
[[nodiscard]] Block action_block(SiteContext const& site);
[[nodiscard]] Block method_block(SiteContext const& site);

/// « en cours », « 30 j de retard », as of a day.
[[nodiscard]] std::string action_state_words(core::Action const& action, core::Date as_of);
[[nodiscard]] std::int64_t days_late(core::Action const& action, core::Date as_of);

[[nodiscard]] std::string not_known();

/// Shown, but without weight in the index.
[[nodiscard]] inline bool is_context(dossier::IndicatorLine const& line) {
    return line.indicator.is_context || line.indicator.weight <= 0;
}

[[nodiscard]] std::string value_words(dossier::IndicatorLine const& line, double value);

/// Cut at a word, the cut shown by « … »; the whole text is in the project.
[[nodiscard]] std::string brief(std::string const& words, std::size_t longest);
inline constexpr std::size_t longest_cell = 160; ///< bytes: a block never outgrows its page

[[nodiscard]] inline std::chrono::sys_days days(core::Date date) { return std::chrono::sys_days(date); }
}
