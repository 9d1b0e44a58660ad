#pragma once

#include "core/geometry.hpp"

#include <memory>

namespace vigie::scene {

/// Ground of a foyer, metres, through its outer members. A handle: copies share one shape, and the outline of the scale
/// last asked for, which is what a redraw with hundreds of foyers costs most. Threads may share one.
class FoyerHull {
public:
    FoyerHull();
    FoyerHull(core::MultiPolygon shape); // a shape is its hull: no conversion loses anything

    [[nodiscard]] core::MultiPolygon const& shape() const;
    [[nodiscard]] core::Box const& box() const; ///< empty without a shape

    /// The shape without holes, `by_m` wider all around, to within `tolerance_m`. Cost: about 0.1 ms at a new scale,
    /// else a copy.
    [[nodiscard]] core::MultiPolygon outline(double by_m, double tolerance_m) const;

private:
    struct State;
    std::shared_ptr<State> state_;
};

}
