#pragma once

#include "report/sheet_options.hpp"
#include "workbench/site_file.hpp"

#include <optional>
#include <vector>

/// Blocks of the site sheet. Each draws itself at a place and returns its height; those that may be empty are made only when there
/// is something to say.
namespace vigie::report {

/// How much of each block the first page takes: at most what sheets allow, less where the page is full (see
/// SiteLayout).
struct SiteRoom {
    double plan_mm = 58;
    std::size_t indicators = 11, events = 8, actions = 4, quotes = 2;
};

struct SiteContext {
    Page& page;
    workbench::Snapshot const& snapshot;
    workbench::SiteFile const& file;
    SheetOptions const& options;
    SiteRoom room{};
};

double site_title(SiteContext const& site, double x, double y, double width);

/// site_plan.cpp
[[nodiscard]] std::optional<Block> plan_block(SiteContext const& site);
/// site_situation.cpp
[[nodiscard]] Block situation_block(SiteContext const& site);
[[nodiscard]] Block profile_block(SiteContext const& site);
/// site_indicators.cpp
[[nodiscard]] std::optional<Block> indicator_block(SiteContext const& site);
[[nodiscard]] Block cluster_and_context_block(SiteContext const& site);
/// site_follow_up.cpp
[[nodiscard]] std::optional<Block> field_block(SiteContext const& site);
[[nodiscard]] Block timeline_block(SiteContext const& site);
[[nodiscard]] Block action_block(SiteContext const& site);
[[nodiscard]] Block method_block(SiteContext const& site);

/// « F4 » of « F4 Tranquillité », for narrow columns: the code itself.
[[nodiscard]] std::string not_known();

}
