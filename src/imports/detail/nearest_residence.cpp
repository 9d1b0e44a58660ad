#include "imports/detail/nearest_residence.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::imports {

NearestResidence::NearestResidence(store::Project const& project, double within_m)
    : within_m_(within_m)
    , cell_m_(std::max(within_m, 10.0)) {
    project.visit_residences([&](core::Residence&& residence) {
        core::Box box = core::bounds(residence.footprint);
        if (residence.position) box.include(*residence.position);
        if (box.is_empty()) return;
        add({residence.id, residence.position.value_or(core::Projected{}), std::move(residence.footprint)}, box);
    });
}

void NearestResidence::add(Residence&& residence, core::Box const& box) {
    constexpr double most_cells = 1'024;
    auto const number = static_cast<std::uint32_t>(residences_.size());
    if ((box.width() / cell_m_ + 1) * (box.height() / cell_m_ + 1) > most_cells)
        wide_.push_back(number);
    else
        for (auto x = cell(box.min_x); x <= cell(box.max_x); ++x)
            for (auto y = cell(box.min_y); y <= cell(box.max_y); ++y)
                cells_[key(x, y)].push_back(number);
    residences_.push_back(std::move(residence));
}

std::int64_t NearestResidence::cell(double ordinate) const {
    return static_cast<std::int64_t>(std::floor(ordinate / cell_m_));
}

std::optional<NearestResidence::Found> NearestResidence::operator()(core::Projected point) const {
    std::optional<Found> best;
    for (auto x = cell(point.x) - 1; x <= cell(point.x) + 1; ++x)
        for (auto y = cell(point.y) - 1; y <= cell(point.y) + 1; ++y) {
            auto const found = cells_.find(key(x, y));
            if (found == cells_.end()) continue;
            for (auto const number : found->second)
                try_one(number, point, best);
        }
    for (auto const number : wide_)
        try_one(number, point, best);
    return best;
}

void NearestResidence::try_one(std::uint32_t number, core::Projected point, std::optional<Found>& best) const {
    auto const& residence = residences_[number];
    double const distance = residence.footprint.empty() ? core::distance_m(residence.position, point)
                                                        : core::distance_m(residence.footprint, point);
    if (distance > within_m_) return;
    if (!best || distance < best->distance_m || (distance == best->distance_m && residence.id < best->residence))
        best = Found{residence.id, distance};
}

}
