#include "demo/stock.hpp"

#include "demo/buildings.hpp"
#include "demo/draws.hpp"
#include "demo/names.hpp"
#include "demo/plan.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <set>
#include <string>
#include <unordered_map>

namespace vigie::demo {

namespace {

/// Residences of the core by neighbourhood, of 300.
constexpr std::array<int, 12> core_shares{46, 40, 22, 36, 18, 22, 30, 28, 18, 12, 18, 10};
constexpr int core_residences = 400;
constexpr int residences_per_district = 60;

constexpr std::array<char const*, 12> agencies{
    "Agence Nord", "Agence Sud",  "Agence Littoral Ouest", "Agence Littoral Ouest", "Agence Nord", "Agence Nord",
    "Agence Sud",  "Agence Nord", "Agence Littoral Ouest", "Agence Littoral Ouest", "Agence Sud",  "Agence Sud"};

/// How many residences each neighbourhood gets; adds up to `count`.
std::vector<int> shares(Town const& town, int count) {
    std::vector<int> share(town.neighbourhoods.size());
    int const core = std::min(count, core_residences);
    int given = 0, cumulated = 0;
    for (std::size_t i = 0; i < core_shares.size(); ++i) {
        cumulated += core_shares[i];
        share[i] = core * cumulated / 300 - given;
        given += share[i];
    }
    auto const outer = static_cast<int>(share.size() - core_shares.size());
    for (int i = 0; i < outer; ++i) {
        int const until = static_cast<int>(static_cast<long long>(count - core) * (i + 1) / outer);
        share[core_shares.size() + static_cast<std::size_t>(i)] = until - (given - core);
        given = core + until;
    }
    return share;
}

int draw_size(core::CounterRandom& random) {
    return std::clamp(static_cast<int>(std::lround(26 * std::exp(0.74 * normal(random)))), 6, 200);
}

/// Picks collective buildings of one core neighbourhood, block by block.
class BuildingPicker {
public:
    BuildingPicker(Town const& town, std::uint32_t neighbourhood, std::uint64_t seed)
        : town_(town) {
        for (std::uint32_t i = 0; i < town.buildings.size(); ++i)
            if (town.buildings[i].neighbourhood == neighbourhood && town.buildings[i].is_collective())
                free_.push_back(i);
        auto random = stream(seed, Stream::residence, neighbourhood, 0xfffff);
        for (std::size_t i = free_.size(); i > 1; --i)
            std::swap(free_[i - 1], free_[random.below(static_cast<std::uint32_t>(i))]);
    }

    /// Up to `count` buildings standing together, well away from the residences placed before; none when the ground is
    /// full.
    std::vector<std::uint32_t> pick(int count) {
        for (double apart = 62; apart > 12; apart *= 0.7)
            for (auto const first : free_)
                if (!used_.contains(first) && is_free_around(town_.buildings[first].centre, apart))
                    return gather(first, count);
        return {};
    }

private:
    [[nodiscard]] bool is_free_around(core::Projected at, double apart) const {
        return std::ranges::none_of(taken_, [&](core::Projected other) { return core::distance_m(at, other) < apart; });
    }

    std::vector<std::uint32_t> gather(std::uint32_t first, int count) {
        auto const& head = town_.buildings[first];
        std::vector<std::pair<double, std::uint32_t>> near;
        for (auto const i : free_)
            if (town_.buildings[i].block == head.block && !used_.contains(i))
                if (double const away = core::distance_m(town_.buildings[i].centre, head.centre); away < 85)
                    near.emplace_back(away, i);
        std::ranges::sort(near);
        std::vector<std::uint32_t> chosen;
        for (auto const& [away, i] : near)
            if (static_cast<int>(chosen.size()) < count) chosen.push_back(i);
        for (auto const i : chosen) {
            used_.insert(i);
            taken_.push_back(town_.buildings[i].centre);
        }
        return chosen;
    }

    Town const& town_;
    std::vector<std::uint32_t> free_;
    std::set<std::uint32_t> used_;
    std::vector<core::Projected> taken_;
};

core::Projected point_inside(core::Polygon const& shape, core::CounterRandom& random) {
    auto const box = core::bounds(core::MultiPolygon{shape});
    for (int attempt = 0; attempt < 64; ++attempt) {
        core::Projected const at{box.min_x + box.width() * random.uniform(),
                                 box.min_y + box.height() * random.uniform()};
        Points const ring(shape.outer.begin(), shape.outer.end() - 1);
        bool const is_deep = std::ranges::all_of(std::array<core::Projected, 4>{{{90, 0}, {-90, 0}, {0, 90}, {0, -90}}},
                                                 [&](core::Projected step) { return is_inside(ring, at + step); });
        if (is_deep && is_inside(ring, at)) return at;
    }
    return box.centre();
}

/// Where it stands: buildings of the town in the core, a drawn place elsewhere. About 30 % are known as a point only.
void place(Dwelling& dwelling, Town const& town, BuildingPicker* picker, core::CounterRandom random) {
    auto& residence = dwelling.residence;
    int const size = *residence.dwellings;
    int const wanted = std::clamp(1 + static_cast<int>(size / 34.0 + random.uniform() - 0.4), 1, 6);
    bool const has_footprint = random.uniform() < 0.7;
    if (auto const chosen = picker != nullptr ? picker->pick(wanted) : std::vector<std::uint32_t>{}; !chosen.empty()) {
        core::MultiPolygon footprint;
        for (auto const i : chosen)
            footprint.push_back(town.buildings[i].shape);
        // A point that stands in a building, even when the buildings surround a court.
        dwelling.place = town.buildings[chosen.front()].centre;
        if (has_footprint) residence.footprint = std::move(footprint);
    } else {
        dwelling.place = point_inside(town.neighbourhoods[dwelling.neighbourhood].shape, random);
        if (has_footprint && picker == nullptr)
            residence.footprint = loose_slabs(dwelling.place, std::min(wanted, 3), random);
    }
    residence.position = dwelling.place;
}

/// Severity before ranking: neighbourhood, hotspot, and what is the residence's own.
double latent(Dwelling const& dwelling, Town const& town, core::CounterRandom random) {
    double value = 30 + town.neighbourhoods[dwelling.neighbourhood].severity + 9 * normal(random);
    double const own = random.uniform();
    for (auto const& spot : town.hotspots) {
        if (std::abs(spot.centre.x - dwelling.place.x) > spot.radius_m) continue;
        double const away = core::distance_m(spot.centre, dwelling.place) / spot.radius_m;
        if (away < 1 && own < spot.share) return value + 34 - 8 * away;
    }
    return own > 0.97 ? value + 27 : value;
}

/// Share of residences up to a class limit → severity there: what makes the classes come out as in a real stock.
double severity_at(double share) {
    struct Knot {
        double share, severity;
    };
    static constexpr Knot knots[] = {{0, 2}, {0.25, 20}, {0.5, 33.5}, {0.775, 53.5}, {0.93, 76}, {0.955, 86}, {1, 106}};
    for (std::size_t i = 1; i < std::size(knots); ++i)
        if (share <= knots[i].share) {
            double const t = (share - knots[i - 1].share) / (knots[i].share - knots[i - 1].share);
            return knots[i - 1].severity + t * (knots[i].severity - knots[i - 1].severity);
        }
    return knots[std::size(knots) - 1].severity;
}

/// Ranks the latent severities, then draws what happened before: most hardly moved, some rose, some got better.
void set_severities(std::vector<Dwelling>& stock, Town const& town, std::uint64_t seed) {
    std::vector<std::pair<double, std::uint32_t>> order;
    order.reserve(stock.size());
    for (std::uint32_t i = 0; i < stock.size(); ++i)
        order.emplace_back(latent(stock[i], town, stream(seed, Stream::severity, i)), i);
    std::ranges::sort(order);
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        auto& dwelling = stock[order[rank].second];
        auto random = stream(seed, Stream::severity, order[rank].second, 1);
        double const now = severity_at((static_cast<double>(rank) + 0.5) / static_cast<double>(order.size()));
        double const kind = random.uniform();
        double yearly = 0.6 * normal(random);
        if (kind < 0.17)
            yearly = 3 + 5 * random.uniform();
        else if (kind > 0.85)
            yearly = -3 - 5 * random.uniform();
        dwelling.severity = {std::clamp(now - 2 * yearly, 1.0, 110.0), std::clamp(now - yearly, 1.0, 110.0), now};
    }
}

void set_dates(Dwelling& dwelling, Fabric fabric, core::CounterRandom random) {
    double const severity = dwelling.severity[2] / 100;
    int const first = fabric == Fabric::estate ? 1962 : fabric == Fabric::centre ? 1951 : 1958;
    int const span = severity > 0.5 ? 19 : fabric == Fabric::estate ? 32 : 62;
    int const built = first + static_cast<int>(span * random.uniform());
    dwelling.residence.year_built = built;
    bool const is_renovated = built < 1998 && random.uniform() < 0.62 - 0.5 * severity;
    if (is_renovated)
        dwelling.residence.year_renovated =
            std::min(2023, std::max(built + 22, 1994 + static_cast<int>(29 * random.uniform())));
    int const size = *dwelling.residence.dwellings;
    if (size >= 24 && random.uniform() < (fabric == Fabric::estate ? 0.85 : 0.5)) dwelling.lifts = 1 + size / 45;
}

/// Dwellings within 150 m, by a grid of cells that wide.
void set_estate_sizes(std::vector<Dwelling>& stock) {
    constexpr double reach_m = 150;
    auto const key = [](double x, double y) {
        return static_cast<std::int64_t>(std::floor(x / reach_m)) * 10'000'000 +
               static_cast<std::int64_t>(std::floor(y / reach_m));
    };
    std::unordered_map<std::int64_t, std::vector<std::uint32_t>> cells;
    for (std::uint32_t i = 0; i < stock.size(); ++i)
        cells[key(stock[i].place.x, stock[i].place.y)].push_back(i);
    for (auto& dwelling : stock)
        for (int dx = -1; dx <= 1; ++dx)
            for (int dy = -1; dy <= 1; ++dy)
                if (auto const cell = cells.find(key(dwelling.place.x + dx * reach_m, dwelling.place.y + dy * reach_m));
                    cell != cells.end())
                    for (auto const other : cell->second)
                        if (core::distance_m(stock[other].place, dwelling.place) < reach_m)
                            dwelling.estate_dwellings += *stock[other].residence.dwellings;
}

std::string code_of(std::size_t number) {
    char text[16];
    std::snprintf(text, sizeof text, "PF-%04u", static_cast<unsigned>(number));
    return text;
}

}

int districts_for(int count) {
    return 12 + (std::max(0, count - core_residences) + residences_per_district - 1) / residences_per_district;
}

std::vector<Dwelling> build_stock(Town const& town, int count, std::uint64_t seed) {
    std::vector<Dwelling> stock;
    stock.reserve(static_cast<std::size_t>(count));
    auto const share = shares(town, count);
    NameGiver names(seed);
    for (std::uint32_t zone = 0; zone < share.size(); ++zone) {
        auto const& neighbourhood = town.neighbourhoods[zone];
        std::optional<BuildingPicker> picker;
        if (neighbourhood.is_core) picker.emplace(town, zone, seed);
        for (int i = 0; i < share[zone]; ++i) {
            auto const number = stock.size();
            auto random = stream(seed, Stream::residence, number);
            auto& dwelling = stock.emplace_back();
            dwelling.neighbourhood = zone;
            auto& residence = dwelling.residence;
            residence.code = code_of(number + 1);
            residence.name = names.residence(zone % 12, number);
            residence.address = names.address(zone % 12, number);
            residence.insee = "29999";
            residence.agency = agencies[zone % 12];
            residence.dwellings = draw_size(random);
            residence.households =
                std::max(1, static_cast<int>(std::lround(*residence.dwellings * (0.93 + 0.06 * random.uniform()))));
            place(dwelling, town, picker ? &*picker : nullptr, stream(seed, Stream::residence, number, 1));
        }
    }
    set_severities(stock, town, seed);
    set_estate_sizes(stock);
    for (std::size_t i = 0; i < stock.size(); ++i) {
        auto random = stream(seed, Stream::residence, i, 2);
        set_dates(stock[i], town.neighbourhoods[stock[i].neighbourhood].fabric, random);
        double const fate = stream(seed, Stream::residence, i, 3).uniform();
        if (fate < 0.03) {
            stock[i].residence.position.reset();
            stock[i].residence.footprint.clear();
        }
        stock[i].is_barely_known = fate > 0.948;
        if (fate > 0.5 && fate < 0.53) stock[i].residence.aliases.push_back("0" + std::to_string(4100 + i));
    }
    return stock;
}

}
