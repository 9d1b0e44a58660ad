#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
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

/// What is already taken: discs and boxes in a uniform grid over `bounds`; what lies outside counts in the cells at its edge.
/// Cost of a question: what lies in the cells around.
class Occupancy {
  public:
    Occupancy(double cell_px, PxBox const& bounds)
        : cell_(cell_px)
        , origin_{bounds.x0, bounds.y0}
        , columns_(cells_in(bounds.width()))
        , rows_(cells_in(bounds.height()))
        , first_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), none) {}

    void add(PxBox const& box) { insert({box, 0}); }
    void add_disc(double x, double y, double radius) { insert({{x, y, x, y}, radius}); }
    /// Ends at the first thing in the way: where many are, one of the first is.
    [[nodiscard]] bool is_free(PxBox const& box) const {
        return all_cells(box, [&](std::size_t cell) {
            for (auto entry = first_[cell]; entry != none; entry = entries_[entry].next)
                if (touches(taken_[entries_[entry].taken], box)) return false;
            return true;
        });
    }

  private:
    struct Taken {
        PxBox box;
        double radius; ///< the box grown by this, with round corners
    };
    /// Of a cell's list.
    struct Entry {
        std::uint32_t taken, next;
    };
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    static bool touches(Taken const& taken, PxBox const& box) {
        double const dx = std::max({0.0, taken.box.x0 - box.x1, box.x0 - taken.box.x1});
        double const dy = std::max({0.0, taken.box.y0 - box.y1, box.y0 - taken.box.y1});
        return taken.radius > 0 ? dx * dx + dy * dy < taken.radius * taken.radius : taken.box.meets(box);
    }
    [[nodiscard]] int cells_in(double px) const {
        constexpr double most = 2'000;
        return static_cast<int>(std::clamp(std::ceil(px / cell_), 1.0, most));
    }
    /// \param visit  takes a cell; false ends the walk
    template <typename F> bool all_cells(PxBox const& box, F const& visit) const {
        auto const at = [&](double v, double origin, int count) {
            return static_cast<int>(std::clamp(std::floor((v - origin) / cell_), 0.0, static_cast<double>(count - 1)));
        };
        int const x0 = at(box.x0, origin_[0], columns_), x1 = at(box.x1, origin_[0], columns_);
        int const y0 = at(box.y0, origin_[1], rows_), y1 = at(box.y1, origin_[1], rows_);
        for (int row = y0; row <= y1; ++row)
            for (int column = x0; column <= x1; ++column)
                if (!visit(static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column)))
                    return false;
        return true;
    }
    void insert(Taken const& taken) {
        auto const index = static_cast<std::uint32_t>(taken_.size());
        taken_.push_back(taken);
        all_cells(taken.box.grown(taken.radius), [&](std::size_t cell) {
            entries_.push_back({index, first_[cell]});
            first_[cell] = static_cast<std::uint32_t>(entries_.size() - 1);
            return true;
        });
    }

    double cell_;
    std::array<double, 2> origin_;
    int columns_, rows_;
    std::vector<std::uint32_t> first_; ///< entry by cell
    std::vector<Entry> entries_;
    std::vector<Taken> taken_;
};

}
