#include "scene/mark_index.hpp"

#include "scene/map_content.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vigie::scene {

namespace {

constexpr double marks_a_cell = 8, least_cell_m = 20;
constexpr double most_of_all = 0.25;      ///< share of the cells above which one look at everything is quicker

bool reaches_far(core::Box const& box, core::Projected at) {
    if (box.is_empty()) return false;
    return at.x - box.min_x > footprint_reach_m || box.max_x - at.x > footprint_reach_m || at.y - box.min_y > footprint_reach_m ||
           box.max_y - at.y > footprint_reach_m;
}

}

Footprints footprints_of(std::shared_ptr<AreaLayer const> areas, std::function<core::Projected(std::size_t)> const& place_of) {
    Footprints footprints{std::move(areas), {}};
    if (!footprints.areas) return footprints;
    auto const& boxes = footprints.areas->boxes;
    for (std::uint32_t i = 0; i < boxes.size(); ++i)
        if (reaches_far(boxes[i], place_of(i))) footprints.far_reaching.push_back(i);
    return footprints;
}

Footprints footprints_of(std::shared_ptr<AreaLayer const> areas, std::vector<ResidenceMark> const& marks) {
    return footprints_of(std::move(areas), [&](std::size_t mark) { return marks[mark].at; });
}

MarkIndex::MarkIndex(std::vector<ResidenceMark> const& marks) {
    for (auto const& mark : marks) all_.include(mark.at);
    if (marks.empty()) return;
    auto const count = static_cast<double>(marks.size());
    double const area = std::max(all_.width(), least_cell_m) * std::max(all_.height(), least_cell_m);
    // The longer side alone never has more cells than there are marks.
    cell_ = std::max({least_cell_m, std::sqrt(area * marks_a_cell / count), std::max(all_.width(), all_.height()) / count});
    columns_ = static_cast<std::size_t>(all_.width() / cell_) + 1;
    rows_ = static_cast<std::size_t>(all_.height() / cell_) + 1;
    first_.assign(columns_ * rows_ + 1, 0);
    auto const cell_of = [&](ResidenceMark const& mark) { return row(mark.at.y) * columns_ + column(mark.at.x); };
    for (auto const& mark : marks) ++first_[cell_of(mark) + 1];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    marks_.resize(marks.size());
    auto next = first_;
    for (std::uint32_t i = 0; i < marks.size(); ++i) {
        marks_[next[cell_of(marks[i])]++] = i;
        if (marks[i].dwellings > usual_dwellings) wide_.push_back(i);
    }
}

std::size_t MarkIndex::column(double x) const {
    return static_cast<std::size_t>(std::clamp((x - all_.min_x) / cell_, 0.0, static_cast<double>(columns_ - 1)));
}

std::size_t MarkIndex::row(double y) const {
    return static_cast<std::size_t>(std::clamp((y - all_.min_y) / cell_, 0.0, static_cast<double>(rows_ - 1)));
}

std::vector<std::uint32_t> MarkIndex::near(core::Box const& ground, std::span<std::uint32_t const> far_reaching) const {
    std::vector<std::uint32_t> found = wide_;
    found.insert(found.end(), far_reaching.begin(), far_reaching.end());
    auto const box = ground.grown(footprint_reach_m);
    auto const each_once = [&] {
        std::ranges::sort(found);
        found.erase(std::ranges::unique(found).begin(), found.end());
        return found;
    };
    if (marks_.empty() || ground.is_empty() || !box.meets(all_)) return each_once();
    auto const x0 = column(box.min_x), x1 = column(box.max_x), y0 = row(box.min_y), y1 = row(box.max_y);
    auto const cells = static_cast<double>((x1 - x0 + 1) * (y1 - y0 + 1));
    if (cells > most_of_all * static_cast<double>(columns_ * rows_)) {
        found.resize(marks_.size());
        std::iota(found.begin(), found.end(), 0U);
        return found;
    }
    for (auto y = y0; y <= y1; ++y) // cells of a row lie one after the other
        found.insert(found.end(), marks_.begin() + first_[y * columns_ + x0], marks_.begin() + first_[y * columns_ + x1 + 1]);
    return wide_.empty() && far_reaching.empty() ? found : each_once();
}

}
