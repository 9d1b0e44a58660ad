#include "gis/crs.hpp"
#include "gis/detail/crs_impl.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vigie::gis {

namespace {

struct Territory {
    core::Box area; ///< degrees
    int epsg;
};

/// Local legal systems (décret 2000-1276 as amended), by bounding box.
constexpr std::array territories{
    Territory{{-5.6, 41.0, 10.2, 51.6}, 2154},   Territory{{-63.3, 14.2, -60.6, 18.3}, 5490},
    Territory{{-54.8, 2.0, -51.5, 6.0}, 2972},   Territory{{55.1, -21.5, 55.95, -20.8}, 2975},
    Territory{{44.9, -13.1, 45.4, -12.5}, 4471},
};

bool inside(core::Box const& box, double x, double y) { return box.contains({x, y}); }

struct Candidate {
    int epsg;
    core::Box range; ///< of its coordinates over the territory it serves
};

/// In the order they are tried: the first with the largest share wins. Ranges of the CC zones are disjoint in y by design.
std::vector<Candidate> candidates() {
    std::vector<Candidate> list{{4326, {-180, -90, 180, 90}},
                                {2154, {-400'000, 6'000'000, 1'350'000, 7'200'000}},
                                {27572, {-10'000, 1'590'000, 1'250'000, 2'720'000}}};
    for (int zone = 42; zone <= 50; ++zone) {
        double const y0 = (zone - 41) * 1e6 + 2e5;
        list.push_back({3900 + zone, {1'000'000, y0 - 200'000, 2'500'000, y0 + 200'000}});
    }
    list.push_back({3857, {-650'000, 5'000'000, 1'150'000, 6'700'000}});
    return list;
}

}

Crs local_crs(core::LonLat place) {
    for (auto const& territory : territories)
        if (inside(territory.area, place.lon, place.lat)) return Crs::from_code("EPSG:" + std::to_string(territory.epsg));
    int const zone = std::clamp(static_cast<int>(std::floor((place.lon + 180) / 6)) + 1, 1, 60);
    return Crs::from_code("EPSG:" + std::to_string((place.lat >= 0 ? 32600 : 32700) + zone));
}

std::optional<CrsGuess> guess_crs(std::span<core::Projected const> sample) {
    if (sample.empty()) return std::nullopt;
    int best = 0;
    double best_share = 0;
    for (auto const& candidate : candidates()) {
        auto const n = std::ranges::count_if(sample, [&](auto p) { return inside(candidate.range, p.x, p.y); });
        double const share = static_cast<double>(n) / static_cast<double>(sample.size());
        if (share > best_share) {
            best = candidate.epsg;
            best_share = share;
        }
    }
    if (best_share < 0.5) return std::nullopt;
    return CrsGuess{Crs::from_code("EPSG:" + std::to_string(best)), best_share};
}

}
