#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace vigie::scene::detail {

/// A box of pixels, y downward.
struct PxBox {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

    [[nodiscard]] static PxBox around(double x, double y, double half_width, double half_height) {
        return {x - half_width, y - half_height, x + half_width, y + half_height};
    }
    [[nodiscard]] bool meets(PxBox const& o) const { return x0 < o.x1 && o.x0 < x1 && y0 < o.y1 && o.y0 < y1; }
    [[nodiscard]] PxBox grown(double by) const { return {x0 - by, y0 - by, x1 + by, y1 + by}; }
    [[nodiscard]] PxBox moved(double dx, double dy) const { return {x0 + dx, y0 + dy, x1 + dx, y1 + dy}; }
    [[nodiscard]] double width() const { return x1 - x0; }
    [[nodiscard]] double height() const { return y1 - y0; }
    friend bool operator==(PxBox const&, PxBox const&) = default;
};

/// What is already taken: discs and boxes in a uniform grid. Cost of a question: what lies in the cells around.
class Occupancy {
  public:
    explicit Occupancy(double cell_px) : cell_(cell_px) {}

    void add(PxBox const& box) { insert({box, 0}); }
    void add_disc(double x, double y, double radius) { insert({{x, y, x, y}, radius}); }
    /// Ends at the first thing in the way: where many are, one of the first is.
    [[nodiscard]] bool is_free(PxBox const& box) const {
        return all_cells(box, [&](std::uint64_t cell) {
            auto const found = cells_.find(cell);
            return found == cells_.end() ||
                   std::ranges::none_of(found->second, [&](std::uint32_t i) { return touches(taken_[i], box); });
        });
    }

  private:
    struct Taken {
        PxBox box;
        double radius; ///< the box grown by this, with round corners
    };
    static bool touches(Taken const& taken, PxBox const& box) {
        double const dx = std::max({0.0, taken.box.x0 - box.x1, box.x0 - taken.box.x1});
        double const dy = std::max({0.0, taken.box.y0 - box.y1, box.y0 - taken.box.y1});
        return taken.radius > 0 ? dx * dx + dy * dy < taken.radius * taken.radius : taken.box.meets(box);
    }
    /// \param visit  takes a cell; false ends the walk
    template <typename F> bool all_cells(PxBox const& box, F const& visit) const {
        auto const at = [&](double v) { return static_cast<std::int64_t>(std::floor(v / cell_)); };
        for (auto column = at(box.x0); column <= at(box.x1); ++column)
            for (auto row = at(box.y0); row <= at(box.y1); ++row)
                if (!visit((static_cast<std::uint64_t>(column) << 32) ^ static_cast<std::uint64_t>(row & 0xffffffff))) return false;
        return true;
    }
    void insert(Taken const& taken) {
        auto const index = static_cast<std::uint32_t>(taken_.size());
        taken_.push_back(taken);
        all_cells(taken.box.grown(taken.radius), [&](std::uint64_t cell) {
            cells_[cell].push_back(index);
            return true;
        });
    }

    double cell_;
    std::vector<Taken> taken_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;
};

}
