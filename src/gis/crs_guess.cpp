#include "gis/crs.hpp"
#include "gis/detail/crs_impl.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vigie::gis {

namespace {

/// Local legal systems (décret 2000-1276 as amended), by bounding box.
constexpr std::array territories{
    Territory{"France hexagonale", {-5.6, 41.0, 10.2, 51.6}, 2154},
    Territory{"Guadeloupe, Martinique", {-63.3, 14.2, -60.6, 18.3}, 5490},
    Territory{"Guyane", {-54.8, 2.0, -51.5, 6.0}, 2972},
    Territory{"La Réunion", {55.1, -21.5, 55.95, -20.8}, 2975},
    Territory{"Mayotte", {44.9, -13.1, 45.4, -12.5}, 4471},
    Territory{"Saint-Pierre-et-Miquelon", {-56.6, 46.7, -56.0, 47.2}, 4467},
    Territory{"Nouvelle-Calédonie", {156.0, -23.5, 172.5, -15.5}, 3163},
    Territory{"Polynésie française", {-155.0, -28.0, -134.0, -7.5}, 3297},
    Territory{"Wallis-et-Futuna", {-178.4, -14.6, -176.0, -13.0}, 8903},
};

/// Rough outline of the mainland with some 30 km around it, then Corsica: tells land from the sea where two systems
/// overlap.
core::MultiPolygon const& mainland() {
    static core::MultiPolygon const outline{
        {{{-5.6, 48.9}, {-5.6, 47.8}, {-3.0, 46.7}, {-1.9, 45.5}, {-2.3, 43.1}, {-0.7, 42.4},
          {1.4, 42.1},  {3.6, 42.1},  {4.2, 43.0},  {6.4, 42.6},  {8.0, 43.6},  {7.5, 44.6},
          {7.6, 45.9},  {6.6, 46.7},  {8.0, 47.3},  {8.6, 49.2},  {6.5, 49.9},  {4.6, 50.5},
          {2.6, 51.5},  {1.2, 51.1},  {-0.1, 50.1}, {-2.2, 50.1}, {-2.2, 49.1}, {-5.6, 48.9}},
         {}},
        {{{8.2, 41.1}, {9.9, 41.1}, {9.9, 43.3}, {8.2, 43.3}, {8.2, 41.1}}, {}}};
    return outline;
}

bool is_on_french_land(core::Projected degrees) {
    for (std::size_t i = 1; i < territories.size(); ++i)
        if (territories[i].area.contains(degrees)) return true;
    return core::contains(mainland(), degrees);
}

struct Candidate {
    int epsg;
    core::Box range; ///< of its coordinates over the territory it serves: most systems are ruled out without projecting
};

/// In the order they are tried: the first with the largest share wins. Ranges of the CC zones are disjoint in y by
/// design.
std::vector<Candidate> candidates() {
    std::vector<Candidate> list{{4326, {-180, -90, 180, 90}},
                                {2154, {-400'000, 6'000'000, 1'350'000, 7'200'000}},
                                {27572, {-10'000, 1'590'000, 1'250'000, 2'720'000}}};
    for (int zone = 42; zone <= 50; ++zone) {
        double const y0 = (zone - 41) * 1e6 + 2e5;
        list.push_back({3900 + zone, {1'000'000, y0 - 200'000, 2'500'000, y0 + 200'000}});
    }
    list.push_back({3857, {-650'000, 5'000'000, 1'150'000, 6'700'000}});
    list.push_back({5490, {478'000, 1'570'000, 760'000, 2'020'000}});
    list.push_back({2975, {303'000, 7'620'000, 392'000, 7'705'000}});
    list.push_back({4471, {489'000, 8'550'000, 545'000, 8'620'000}});
    list.push_back({2972, {85'000, 220'000, 446'000, 665'000}});
    return list;
}

/// A few hundred of the sample tell as much as all of it.
std::vector<core::Projected> thinned(std::span<core::Projected const> sample) {
    constexpr std::size_t enough = 400;
    std::vector<core::Projected> few;
    auto const step = std::max<std::size_t>(1, sample.size() / enough);
    for (std::size_t i = 0; i < sample.size(); i += step)
        few.push_back(sample[i]);
    return few;
}

struct Landing {
    double in_range = 0, on_land = 0, in_neighbourhood = 0; ///< shares of the sample
    [[nodiscard]] auto key() const { return std::tuple(on_land > 0.5, in_neighbourhood > 0.5, on_land, in_range); }
};

Landing landing(Candidate const& candidate, std::vector<core::Projected> const& sample,
                std::optional<Territory> const& around) {
    Landing found;
    double const each = 1 / static_cast<double>(sample.size());
    for (auto const p : sample)
        found.in_range += candidate.range.contains(p) ? each : 0;
    if (found.in_range < 0.5) return found;
    Transformer const to_degrees(Crs::from_code("EPSG:" + std::to_string(candidate.epsg)), Crs::from_code("EPSG:4326"));
    for (auto const p : sample) {
        auto const place = to_degrees(p.x, p.y);
        if (!place || !is_on_french_land(*place)) continue;
        found.on_land += each;
        found.in_neighbourhood += around && around->area.contains(*place) ? each : 0;
    }
    return found;
}

}

std::optional<Territory> french_territory(core::LonLat place) {
    for (auto const& territory : territories)
        if (territory.area.contains({place.lon, place.lat})) return territory;
    return std::nullopt;
}

Crs local_crs(core::LonLat place) {
    if (auto const territory = french_territory(place))
        return Crs::from_code("EPSG:" + std::to_string(territory->epsg));
    int const zone = std::clamp(static_cast<int>(std::floor((place.lon + 180) / 6)) + 1, 1, 60);
    return Crs::from_code("EPSG:" + std::to_string((place.lat >= 0 ? 32600 : 32700) + zone));
}

std::optional<CrsGuess> guess_crs(std::span<core::Projected const> all, std::optional<core::LonLat> near) {
    if (all.empty()) return std::nullopt;
    auto const sample = thinned(all);
    auto const around = near ? french_territory(*near) : std::nullopt;
    int best = 0;
    Landing best_landing;
    for (auto const& candidate : candidates()) {
        auto const found = landing(candidate, sample, around);
        if (found.in_range < 0.5 || (best != 0 && !(found.key() > best_landing.key()))) continue;
        best = candidate.epsg;
        best_landing = found;
    }
    if (best == 0) return std::nullopt;
    return CrsGuess{Crs::from_code("EPSG:" + std::to_string(best)),
                    best_landing.on_land > 0 ? best_landing.on_land : best_landing.in_range};
}

}
