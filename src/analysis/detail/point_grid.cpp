#include "analysis/detail/point_grid.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vigie::analysis::detail {

namespace {

constexpr std::size_t heap = 64; ///< points a cell: more are looked at one by one

bool is_finite(core::Projected p) { return std::isfinite(p.x) && std::isfinite(p.y); }

double squared_distance(core::Projected a, core::Projected b) {
    double const dx = a.x - b.x;
    double const dy = a.y - b.y;
    return dx * dx + dy * dy;
}

}

PointGrid::PointGrid(std::span<core::Projected const> points, double points_a_cell) : points_(points) {
    double max_x = -std::numeric_limits<double>::infinity(), max_y = max_x;
    double min_x = std::numeric_limits<double>::infinity(), min_y = min_x;
    double n = 0;
    for (auto const p : points) {
        if (!is_finite(p)) continue;
        min_x = std::min(min_x, p.x), max_x = std::max(max_x, p.x);
        min_y = std::min(min_y, p.y), max_y = std::max(max_y, p.y);
        ++n;
    }
    if (n > 0) {
        origin_ = {min_x, min_y};
        double const width = max_x - min_x, height = max_y - min_y;
        // The second term keeps points along a line from making more cells than points.
        double const wanted = std::max(std::sqrt(points_a_cell * width / n * height), points_a_cell * std::max(width, height) / n);
        if (wanted > 0 && std::isfinite(wanted)) cell_size_ = wanted;
        columns_ = static_cast<std::ptrdiff_t>(width / cell_size_) + 1;
        rows_ = static_cast<std::ptrdiff_t>(height / cell_size_) + 1;
    }
    offsets_.assign(static_cast<std::size_t>(columns_ * rows_) + 1, 0);
    for (auto const p : points)
        if (is_finite(p)) ++offsets_[index(cell_of(p)) + 1];
    for (std::size_t c = 1; c < offsets_.size(); ++c)
        offsets_[c] += offsets_[c - 1];
    ids_.resize(offsets_.back());
    std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end() - 1);
    for (std::uint32_t i = 0; i < points.size(); ++i)
        if (is_finite(points[i])) ids_[next[index(cell_of(points[i]))]++] = i;
    in_place_.reserve(ids_.size());
    for (std::uint32_t const id : ids_)
        in_place_.push_back(points[id]);
}

PointGrid::Cell PointGrid::cell_of(core::Projected p) const {
    return {std::min(static_cast<std::ptrdiff_t>((p.x - origin_.x) / cell_size_), columns_ - 1),
            std::min(static_cast<std::ptrdiff_t>((p.y - origin_.y) / cell_size_), rows_ - 1)};
}

/// The nearest so far, nearest first, and what a candidate must beat.
struct PointGrid::Search {
    core::Projected from;
    std::uint32_t self;
    std::size_t k;
    std::vector<Found>& found;
    Found worst; ///< the k-th when there are k, else the limit itself

    [[nodiscard]] bool is_full() const { return found.size() == k; }
    void offer(Found candidate) {
        if (!(candidate < worst) || candidate.id == self) return;
        if (!is_full()) found.push_back(candidate);
        std::size_t place = found.size() - 1;
        for (; place > 0 && candidate < found[place - 1]; --place)
            found[place] = found[place - 1];
        found[place] = candidate;
        if (is_full()) worst = found.back();
    }
};

/// Every point outside the rings seen so far is farther than this; infinite when no cell is left.
double PointGrid::unseen_beyond(core::Projected p, Cell centre, std::ptrdiff_t ring) const {
    double beyond = std::numeric_limits<double>::infinity();
    auto const edge = [&](std::ptrdiff_t cells) { return static_cast<double>(cells) * cell_size_; };
    double const x = p.x - origin_.x, y = p.y - origin_.y;
    if (centre.column - ring > 0) beyond = std::min(beyond, x - edge(centre.column - ring));
    if (centre.row - ring > 0) beyond = std::min(beyond, y - edge(centre.row - ring));
    if (centre.column + ring + 1 < columns_) beyond = std::min(beyond, edge(centre.column + ring + 1) - x);
    if (centre.row + ring + 1 < rows_) beyond = std::min(beyond, edge(centre.row + ring + 1) - y);
    // A point can sit in the cell beside its own by rounding; the millionth is far above that.
    return beyond - 1e-6 * cell_size_;
}

/// Cells [first, last] of one row, which lie side by side.
void PointGrid::scan(Cell first, std::ptrdiff_t last_column, Search& search) const {
    std::size_t const begin = index(first), end = index({last_column, first.row}) + 1;
    std::size_t const from = offsets_[begin], to = offsets_[end];
    if (to - from <= heap * (end - begin)) {
        for (std::size_t at = from; at < to; ++at)
            search.offer({squared_distance(search.from, in_place_[at]), ids_[at]});
        return;
    }
    for (std::size_t c = begin; c < end; ++c)
        for (std::size_t at = offsets_[c]; at < offsets_[c + 1]; ++at) {
            // Stacked points: none of a higher id can come before k found at no distance.
            if (search.is_full() && search.worst.squared == 0 && ids_[at] > search.worst.id) break;
            search.offer({squared_distance(search.from, in_place_[at]), ids_[at]});
        }
}

void PointGrid::scan_ring(Cell centre, std::ptrdiff_t ring, Search& search) const {
    auto const first_column = std::max<std::ptrdiff_t>(centre.column - ring, 0);
    auto const last_column = std::min(centre.column + ring, columns_ - 1);
    auto const first_row = std::max<std::ptrdiff_t>(centre.row - ring, 0);
    auto const last_row = std::min(centre.row + ring, rows_ - 1);
    for (auto row = first_row; row <= last_row; ++row) {
        bool const whole_row = ring == 1 || row == centre.row - ring || row == centre.row + ring;
        if (whole_row) {
            scan({first_column, row}, last_column, search);
        } else {
            if (centre.column - ring >= 0) scan({centre.column - ring, row}, centre.column - ring, search);
            if (centre.column + ring < columns_) scan({centre.column + ring, row}, centre.column + ring, search);
        }
    }
}

void PointGrid::nearest(std::uint32_t site, std::size_t k, double limit, std::vector<Found>& found) const {
    found.clear();
    auto const from = points_[site];
    if (k == 0 || !is_finite(from) || !(limit >= 0)) return;
    // Every id is below this one: a candidate at the limit itself is let in.
    Search search{from, site, k, found, {limit * limit, std::numeric_limits<std::uint32_t>::max()}};
    Cell const centre = cell_of(from);
    auto const rings = std::max({centre.column, columns_ - 1 - centre.column, centre.row, rows_ - 1 - centre.row});
    for (std::ptrdiff_t ring = 1; ring <= std::max<std::ptrdiff_t>(rings, 1); ++ring) { // the first takes the nine cells at once
        scan_ring(centre, ring, search);
        double const beyond = unseen_beyond(from, centre, ring);
        if (beyond > limit) return;
        // Not >=: a point just as far but of a lower id may still wait in the next ring.
        if (search.is_full() && beyond > 0 && beyond * beyond > found.back().squared) return;
    }
}

PointGrid::Surroundings PointGrid::surroundings(std::uint32_t site) const {
    auto const from = points_[site];
    Cell const centre = cell_of(from);
    auto const first_column = std::max<std::ptrdiff_t>(centre.column - 1, 0);
    auto const last_column = std::min(centre.column + 1, columns_ - 1);
    Surroundings result{{}, unseen_beyond(from, centre, 1)};
    for (std::ptrdiff_t i = 0; i < 3; ++i) {
        auto const row = centre.row - 1 + i;
        if (row < 0 || row >= rows_) continue;
        result.rows[static_cast<std::size_t>(i)] = {offsets_[index({first_column, row})], offsets_[index({last_column, row}) + 1]};
    }
    return result;
}

void PointGrid::within(std::uint32_t site, double distance, std::vector<Found>& found) const {
    found.clear();
    auto const from = points_[site];
    if (!is_finite(from) || !(distance >= 0)) return;
    auto const clamped = [&](double offset, std::ptrdiff_t last) {
        double const cell = std::floor(offset / cell_size_);
        return static_cast<std::ptrdiff_t>(std::clamp(cell, 0.0, static_cast<double>(last)));
    };
    double const reach = distance + 1e-6 * cell_size_;
    auto const first_column = clamped(from.x - origin_.x - reach, columns_ - 1);
    auto const last_column = clamped(from.x - origin_.x + reach, columns_ - 1);
    auto const first_row = clamped(from.y - origin_.y - reach, rows_ - 1);
    auto const last_row = clamped(from.y - origin_.y + reach, rows_ - 1);
    for (auto row = first_row; row <= last_row; ++row)
        for (std::size_t at = offsets_[index({first_column, row})]; at < offsets_[index({last_column, row}) + 1]; ++at) {
            double const squared = squared_distance(from, in_place_[at]);
            if (squared <= distance * distance && ids_[at] != site) found.push_back({squared, ids_[at]});
        }
}

}
