#include "workbench/grid_draft.hpp"

#include <algorithm>
#include <limits>

namespace vigie::workbench {

namespace {

constexpr auto nothing = std::numeric_limits<std::size_t>::max();

/// « prefix » and the first number that is free.
template <typename IsTaken>
std::string free_code(std::string const& prefix, IsTaken const& is_taken) {
    for (int n = 1;; ++n)
        if (auto code = prefix + std::to_string(n); !is_taken(code)) return code;
}

void show_near(GridDraft& draft, std::size_t family, std::size_t indicator) {
    auto const& families = draft.grid.families;
    draft.family.clear();
    draft.indicator.clear();
    if (families.empty()) return;
    auto const& near = families[std::min(family, families.size() - 1)];
    draft.family = near.code;
    if (indicator < near.indicators.size()) draft.indicator = near.indicators[indicator].code;
}

}

core::Family* GridDraft::chosen_family() { return find_family(family); }

core::Indicator* GridDraft::chosen_indicator() { return find_indicator(family, indicator); }

core::Family* GridDraft::find_family(std::string const& code) {
    auto const found = std::ranges::find(grid.families, code, &core::Family::code);
    return found != grid.families.end() ? &*found : nullptr;
}

core::Indicator* GridDraft::find_indicator(std::string const& of_family, std::string const& code) {
    auto* const in = code.empty() ? nullptr : find_family(of_family);
    if (in == nullptr) return nullptr;
    auto const found = std::ranges::find(in->indicators, code, &core::Indicator::code);
    return found != in->indicators.end() ? &*found : nullptr;
}

std::optional<std::size_t> GridDraft::column_of(std::string const& code) const {
    if (!live) return std::nullopt;
    std::size_t column = 0;
    for (auto const& each : live->grid().families)
        for (auto const& one : each.indicators) {
            if (one.code == code) return column;
            ++column;
        }
    return std::nullopt;
}

core::Grid with_points(core::Grid grid, std::vector<double> const& points) {
    std::size_t i = 0;
    for (auto& family : grid.families)
        if (family.is_in_index) family.weight = points[i++];
    return grid;
}

bool share_points(std::span<double> points, std::vector<bool> const& is_locked, std::size_t which, double weight) {
    double locked = 0, free = 0;
    std::size_t free_count = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i == which) continue;
        if (is_locked[i])
            locked += points[i];
        else
            free += points[i], ++free_count;
    }
    if (free_count == 0) return false; // nothing could take or give the difference
    weight = std::clamp(weight, 0.0, std::max(0.0, 100 - locked));
    double const rest = std::max(0.0, 100 - locked - weight);
    for (std::size_t i = 0; i < points.size(); ++i)
        if (i != which && !is_locked[i]) points[i] = free > 0 ? points[i] * rest / free : rest / static_cast<double>(free_count);
    points[which] = weight;
    return true;
}

void weigh_family(GridDraft& draft, std::string const& code, double weight) {
    if (draft.locked.contains(code)) return;
    auto points = dossier::points_of_families(draft.grid);
    std::vector<bool> is_locked;
    std::size_t which = points.size();
    for (auto const& family : draft.grid.families) {
        if (!family.is_in_index) continue;
        if (family.code == code) which = is_locked.size();
        is_locked.push_back(draft.locked.contains(family.code));
    }
    if (which == points.size() || !share_points(points, is_locked, which, weight)) return;
    draft.grid = with_points(std::move(draft.grid), points);
}

void add_family(GridDraft& draft) {
    core::Family family;
    family.code = free_code("F", [&](auto const& code) { return draft.grid.find_family(code) != nullptr; });
    family.name = {"Nouvelle famille", "New family"};
    family.short_name = family.name;
    family.weight = 0;
    draft.family = family.code;
    draft.indicator.clear();
    draft.grid.families.push_back(std::move(family));
}

void add_indicator(GridDraft& draft) {
    auto* const family = draft.chosen_family();
    if (family == nullptr) return;
    core::Indicator indicator;
    indicator.code =
        free_code(family->code + "_", [&](auto const& code) { return draft.grid.find_indicator(code) != nullptr; });
    indicator.name = {"Nouvel indicateur", "New indicator"};
    auto at = family->indicators.end();
    if (auto const* const chosen = draft.chosen_indicator())
        at = family->indicators.begin() + (chosen - family->indicators.data()) + 1;
    draft.indicator = indicator.code;
    family->indicators.insert(at, std::move(indicator));
}

void remove_chosen(GridDraft& draft) {
    auto* const family = draft.chosen_family();
    if (family == nullptr) return;
    auto const f = static_cast<std::size_t>(family - draft.grid.families.data());
    if (auto const* const indicator = draft.chosen_indicator()) {
        auto const i = indicator - family->indicators.data();
        family->indicators.erase(family->indicators.begin() + i);
        auto const left = family->indicators.size();
        show_near(draft, f, left == 0 ? nothing : std::min(static_cast<std::size_t>(i), left - 1));
        return;
    }
    draft.locked.erase(family->code);
    draft.grid.families.erase(draft.grid.families.begin() + static_cast<std::ptrdiff_t>(f));
    show_near(draft, f, nothing);
}

void move_chosen(GridDraft& draft, int by) {
    auto* const family = draft.chosen_family();
    if (family == nullptr) return;
    auto& families = draft.grid.families;
    auto const f = family - families.data(), next = f + by;
    bool const has_next = next >= 0 && next < static_cast<std::ptrdiff_t>(families.size());
    auto* const indicator = draft.chosen_indicator();
    if (indicator == nullptr) {
        if (has_next) std::swap(families[static_cast<std::size_t>(f)], families[static_cast<std::size_t>(next)]);
        return;
    }
    auto& own = family->indicators;
    auto const i = indicator - own.data(), to = i + by;
    if (to >= 0 && to < static_cast<std::ptrdiff_t>(own.size()))
        return std::swap(own[static_cast<std::size_t>(i)], own[static_cast<std::size_t>(to)]);
    if (!has_next) return;
    auto& other = families[static_cast<std::size_t>(next)];
    auto moved = std::move(own[static_cast<std::size_t>(i)]);
    own.erase(own.begin() + i);
    other.indicators.insert(by > 0 ? other.indicators.begin() : other.indicators.end(), std::move(moved));
    draft.family = other.code;
}

}
