#include "scene/map_content.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::scene {

namespace {

/// Metres of line by cell of the ground.
class Lengths {
public:
    explicit Lengths(core::Box const& box)
        : west_(box.min_x)
        , south_(box.min_y)
        , cell_(std::max(least_cell_m, std::max(box.width(), box.height()) / cells_across))
        , columns_(static_cast<std::size_t>(box.width() / cell_) + 1)
        , in_cell_(columns_ * (static_cast<std::size_t>(box.height() / cell_) + 1)) {}

    /// \pre both are in the box
    void add(core::Projected from, core::Projected to) {
        double const length = core::distance_m(from, to), steps = std::max(1.0, std::ceil(length / cell_));
        for (double step = 0.5; step < steps; ++step) {
            double const t = step / steps;
            in_cell_[place(from.y + (to.y - from.y) * t - south_) * columns_ + place(from.x + (to.x - from.x) * t - west_)] += length / steps;
        }
    }

    /// Of the ground around a metre of line: lines twice as close have twice the metres on the same ground.
    [[nodiscard]] double spacing_m() const {
        double metres = 0, weighted = 0;
        for (double const length : in_cell_) {
            metres += length;
            weighted += length * length / (cell_ * cell_);
        }
        return weighted > 0 ? metres / weighted : 0;
    }

private:
    /// A lone line counts as one a cell: a network is a patch at the latest where it is some 32 px across.
    static constexpr double cells_across = 16, least_cell_m = 50;

    [[nodiscard]] std::size_t place(double from_edge) const { return static_cast<std::size_t>(std::max(0.0, from_edge) / cell_); }

    double west_, south_, cell_;
    std::size_t columns_;
    std::vector<double> in_cell_;
};

}

double line_spacing_m(std::vector<core::MultiPolyline> const& lines) {
    core::Box box;
    for (auto const& line : lines) box.include(core::bounds(line));
    if (box.is_empty()) return 0;
    Lengths lengths(box);
    for (auto const& line : lines)
        for (auto const& part : line)
            for (std::size_t i = 1; i < part.size(); ++i) lengths.add(part[i - 1], part[i]);
    return lengths.spacing_m();
}

}
