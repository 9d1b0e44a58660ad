#pragma once

#include "core/grid.hpp"
#include "core/live_grid.hpp"
#include "dossier/grid_words.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace vigie::workbench {

/// A grid being edited, before it becomes a version: nothing of it is in the project.
struct GridDraft {
    core::Grid saved;              ///< what it is compared with: that of the campaign's scores, else the project's
    core::Grid grid;               ///< as edited
    std::string family, indicator; ///< codes of the part that is shown; both empty: the grid itself
    std::set<std::string> locked;  ///< codes of the families whose weight stays
    std::vector<core::GridFault> faults;
    core::LiveGrid::Stocks stocks;      ///< what was observed, as far as it is read
    std::optional<core::LiveGrid> live; ///< of the last sound grid; absent until they are read
    std::uint64_t reading = 0;          ///< job
    std::uint64_t stocks_asked = 0;     ///< grows when they are read afresh
    bool is_changed = false;

    /// Parts of `grid`; null = there is none of that code.
    [[nodiscard]] core::Family* find_family(std::string const& code);
    [[nodiscard]] core::Indicator* find_indicator(std::string const& of_family, std::string const& code);
    /// The parts of `grid` that are shown; null = another part is.
    [[nodiscard]] core::Family* chosen_family();
    [[nodiscard]] core::Indicator* chosen_indicator();
    [[nodiscard]] core::Family const* chosen_family() const { return const_cast<GridDraft*>(this)->chosen_family(); }
    [[nodiscard]] core::Indicator const* chosen_indicator() const {
        return const_cast<GridDraft*>(this)->chosen_indicator();
    }
    /// Of an indicator in `live`; absent where it is not there yet.
    [[nodiscard]] std::optional<std::size_t> column_of(std::string const& code) const;
};

/// Gives one of the points of 100 another number; those that are not locked share the rest in their proportions.
/// \return false when none is free to, and nothing has changed. \pre as many as `is_locked`
bool share_points(std::span<double> points, std::vector<bool> const& is_locked, std::size_t which, double weight);
/// Gives a family `weight` points of 100; the others of the index that are not locked share the rest.
void weigh_family(GridDraft& draft, std::string const& code, double weight);
[[nodiscard]] core::Grid with_points(core::Grid grid, std::vector<double> const& points);

/// A new family or indicator, with a code nobody has; shown from then on.
void add_family(GridDraft& draft);
void add_indicator(GridDraft& draft);
/// Takes out what is shown.
void remove_chosen(GridDraft& draft);
/// One place up (-1) or down (+1), an indicator into the next family where its own ends.
void move_chosen(GridDraft& draft, int by);

}
