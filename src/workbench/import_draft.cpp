#include "workbench/import_draft.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

constexpr double territory_margin = 0.1; ///< of the project's own size, around it: a new residence may lie just outside
constexpr double least_margin_m = 2000;
constexpr double hardly_any = 0.05;

}

bool lacks_column(imports::ImportPlan const& plan) {
    return !plan.obstacle.english.empty() &&
           std::ranges::any_of(plan.fields, [](auto const& f) { return f.is_required && f.column.empty(); });
}

std::optional<double> share_in_territory(imports::ImportPlan const& plan) {
    auto const all = static_cast<double>(plan.positions.size() + plan.boxes.size());
    if (plan.project_extent.is_empty() || all == 0) return std::nullopt;
    auto const& own = plan.project_extent;
    auto const territory = own.grown(std::max(least_margin_m, territory_margin * std::max(own.width(), own.height())));
    auto const inside = std::ranges::count_if(plan.positions, [&](auto const& p) { return territory.contains(p); }) +
                        std::ranges::count_if(plan.boxes, [&](auto const& box) { return territory.meets(box); });
    return static_cast<double>(inside) / all;
}

bool doubts_location(imports::ImportPlan const& plan) {
    using enum imports::CrsOrigin;
    if (plan.positions.empty() && plan.boxes.empty()) return false;
    bool const is_told = plan.crs.origin != none && plan.crs.origin != guessed;
    bool const is_contradicted = !plan.crs.better.empty() || !plan.crs.stated.empty();
    return !is_told || is_contradicted || share_in_territory(plan).value_or(1) < hardly_any;
}

ImportStep first_step(imports::ImportPlan const& plan) {
    if (plan.profile && plan.profile->fits) return ImportStep::preview;
    if (lacks_column(plan)) return ImportStep::columns;
    return doubts_location(plan) ? ImportStep::location : ImportStep::columns;
}

}
