#pragma once

#include "core/scoring.hpp"

#include <optional>
#include <span>

/// What would have to change for a class or an order to change (docs/methods/stability.md). Families and weights as
/// scoring::index_score() takes them: those of the index, in grid order.
namespace vigie::core {

/// One family's weight moved, the others staying in proportion.
struct WeightChange {
    std::size_t family = 0; ///< among the families of the index
    double share_from = 0;  ///< of the whole weight, 0..1
    double share_to = 0;    ///< just beyond the limit
    SeverityClass to = SeverityClass::not_scored; ///< class, of the first residence, after the change
    friend bool operator==(WeightChange const&, WeightChange const&) = default;
};

/// The change of one weight, least in share, that gives the residence another class; absent when no single weight does, or
/// the residence is not scored. Only A to D count: a change that leaves too little data is no answer.
[[nodiscard]] std::optional<WeightChange> smallest_class_change(std::span<scoring::FamilyScore const> families,
                                                                std::span<double const> weights,
                                                                GridRules const& rules);

/// The change of one weight, least in share, that puts the other residence above this one, or this one above the other.
/// Absent when no single weight does, or either is not scored.
[[nodiscard]] std::optional<WeightChange> smallest_order_change(std::span<scoring::FamilyScore const> families,
                                                                std::span<scoring::FamilyScore const> other,
                                                                std::span<double const> weights,
                                                                GridRules const& rules);

enum class Order : unsigned char { always_above, always_below, depends };

/// Which of two scored residences is above, whatever the weights and whatever the mean: worse in no family better off, and
/// in one worse. Where they are not scored by the same families: the best family of one beyond the worst of the other.
[[nodiscard]] Order order_under_any_weights(std::span<scoring::FamilyScore const> families,
                                            std::span<scoring::FamilyScore const> other);

}
