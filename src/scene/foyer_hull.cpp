#include "scene/foyer_hull.hpp"

#include "gis/geometry_ops.hpp"

#include <mutex>

namespace vigie::scene {

struct FoyerHull::State {
    explicit State(core::MultiPolygon ground)
        : shape(std::move(ground))
        , box(core::bounds(shape)) {}

    core::MultiPolygon const shape;
    core::Box const box;
    std::mutex mutex;
    double by_m = 0, tolerance_m = 0; ///< of `outline`
    core::MultiPolygon outline;
};

FoyerHull::FoyerHull()
    : FoyerHull(core::MultiPolygon{}) {}

FoyerHull::FoyerHull(core::MultiPolygon shape)
    : state_(std::make_shared<State>(std::move(shape))) {}

core::MultiPolygon const& FoyerHull::shape() const { return state_->shape; }

core::Box const& FoyerHull::box() const { return state_->box; }

core::MultiPolygon FoyerHull::outline(double by_m, double tolerance_m) const {
    std::scoped_lock const lock(state_->mutex);
    if (state_->by_m != by_m || state_->tolerance_m != tolerance_m) {
        state_->outline = gis::grown(state_->shape, by_m, tolerance_m);
        state_->by_m = by_m;
        state_->tolerance_m = tolerance_m;
    }
    return state_->outline;
}

}
