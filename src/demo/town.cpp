#include "demo/town.hpp"

#include "demo/buildings.hpp"
#include "demo/plan.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace vigie::demo {

namespace {

// The plan: named points, in metres around the town's centre, the sea to the south. Zones share points, so they tile.
constexpr core::Projected n0{-1950, 1050}, n1{-1150, 1350}, n2{-300, 1480}, n3{560, 1430}, n4{1320, 1290},
    n5{2020, 900};
constexpr core::Projected w1{-2100, 300}, w2{-2160, -170}, e1{2150, 130};
constexpr core::Projected r0{-1010, 570}, r1{-330, 720}, r2{440, 660}, r3{1090, 430}, r4{1240, -200}, r5{-1180, -130};
constexpr core::Projected k0{-520, 10}, k1{360, 40}, k2{-60, 330}, mid{0, -150};
constexpr core::Projected c0{-2180, -560}, c1{-1260, -760}, c2{-560, -840}, c3{1150, -790}, c9{2200, -640};
constexpr core::Projected h1{-190, -800}, h1b{-170, -560}, head{50, -520}, h2b{270, -540}, h2{290, -810};

constexpr double central_park_m2 = 110'000;

struct CoreZone {
    char const* code;
    char const* name;
    Fabric fabric;
    double severity;
    bool is_priority;
    std::vector<core::Projected> outline;
    double block_area_m2;
    core::Projected park;
    double park_area_m2;
};

std::vector<CoreZone> core_zones() {
    return {
        {"Q01", "Ker-Avel", Fabric::estate, 6, true, {n3, n4, r3, r2}, 19'000, {620, 1100}, 26'000},
        {"Q02", "Le Bois-Doré", Fabric::estate, 5, true, {n4, n5, e1, r4, r3}, 18'000, {1750, 650}, 70'000},
        {"Q03", "Bourg-Neuf", Fabric::centre, -4, false, {r0, r1, k2, mid, k0, r5}, 6'500, {-420, 330}, 9'000},
        {"Q04", "Saint-Renan-Bas", Fabric::mixed, 4, true, {w1, r0, r5, w2}, 10'500, {-1600, 130}, 15'000},
        {"Q05", "Coat-Bihan", Fabric::houses, -6, false, {n0, n1, r0, w1}, 10'500, {-1480, 820}, 30'000},
        {"Q06", "Kerlann", Fabric::houses, -2, false, {n1, n2, r1, r0}, 10'000, {-720, 1180}, 22'000},
        {"Q07",
         "Les Rives",
         Fabric::mixed,
         0,
         false,
         {k2, r1, r2, r3, r4, k1, mid},
         11'000,
         {560, 330},
         central_park_m2},
        {"Q08", "Pont-Hir", Fabric::mixed, 1, false, {n2, n3, r2, r1}, 10'000, {60, 1150}, 18'000},
        {"Q09", "Ar Mor", Fabric::centre, -5, false, {r5, k0, mid, head, h1b, h1, c2, c1}, 8'500, {-750, -420}, 12'000},
        {"Q10", "Lann-Vras", Fabric::houses, -4, false, {w2, r5, c1, c0}, 11'000, {-1750, -420}, 25'000},
        {"Q11", "Bassin-Sud", Fabric::harbour, 2, false, {mid, k1, r4, c3, h2, h2b, head}, 12'000, {900, -350}, 14'000},
        {"Q12", "Le Phare", Fabric::houses, -3, false, {r4, e1, c9, c3}, 10'500, {1900, -330}, 34'000},
    };
}

bool is_bank(core::Projected a, core::Projected b) {
    constexpr std::array chain{n2, r1, k2, mid, head};
    for (std::size_t i = 0; i + 1 < chain.size(); ++i)
        if ((chain[i] == a && chain[i + 1] == b) || (chain[i] == b && chain[i + 1] == a)) return true;
    return false;
}

bool is_coast(core::Projected a, core::Projected b) {
    constexpr std::array chain{c0, c1, c2, h1, h1b, head, h2b, h2, c3, c9};
    for (std::size_t i = 0; i + 1 < chain.size(); ++i)
        if ((chain[i] == a && chain[i + 1] == b) || (chain[i] == b && chain[i + 1] == a)) return true;
    return false;
}

bool is_quay(core::Projected a, core::Projected b) {
    return is_coast(a, b) && std::min(a.y, b.y) > -830 && std::max(std::abs(a.x), std::abs(b.x)) < 300;
}

/// Midpoint displacement; depends on the two ends only, so both neighbours of an edge draw the same coast.
void add_coast(core::Projected a, core::Projected b, double roughness, std::uint64_t seed, int depth, Points& out) {
    if (depth == 0) return;
    auto const side = b - a;
    auto random = stream(seed, Stream::coast, static_cast<std::uint64_t>(std::llround(a.x * 31 + a.y * 17 + 900'000)),
                         static_cast<std::uint64_t>(std::llround(b.x * 13 + b.y * 7 + 900'000)));
    auto const middle = (a + b) * 0.5 + left_of(side) * ((random.uniform() - 0.5) * roughness);
    add_coast(a, middle, roughness, seed, depth - 1, out);
    out.push_back(middle);
    add_coast(middle, b, roughness, seed, depth - 1, out);
}

/// The points of an edge after `a`, up to and without `b`; always built from west to east.
Points edge_points(core::Projected a, core::Projected b, std::uint64_t seed) {
    Points points;
    if (!is_coast(a, b) || is_quay(a, b)) return points;
    bool const backwards = b.x < a.x;
    if (backwards) std::swap(a, b);
    add_coast(a, b, 0.3, seed, 5, points);
    if (backwards) std::ranges::reverse(points);
    return points;
}

Points outline_of(std::vector<core::Projected> const& corners, std::uint64_t seed) {
    Points outline;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        outline.push_back(corners[i]);
        auto const between = edge_points(corners[i], corners[(i + 1) % corners.size()], seed);
        outline.insert(outline.end(), between.begin(), between.end());
    }
    return outline;
}

/// The ground left for blocks: in from the river by a quay, from the sea by a shore road.
Points buildable(std::vector<core::Projected> const& corners) {
    std::size_t const n = corners.size();
    double const turn = signed_area(corners) > 0 ? 1 : -1;
    auto const inset_of = [](core::Projected a, core::Projected b) {
        if (is_bank(a, b)) return 34.0;
        if (is_quay(a, b)) return 30.0;
        return is_coast(a, b) ? 95.0 : 0.0;
    };
    Points out;
    for (std::size_t i = 0; i < n; ++i) {
        auto const before = corners[(i + n - 1) % n], at = corners[i], after = corners[(i + 1) % n];
        auto const u = unit(at - before), v = unit(after - at);
        double const a = inset_of(before, at), b = inset_of(at, after);
        auto const from = before + left_of(u) * (turn * a), to = at + left_of(v) * (turn * b);
        double const bend = cross(u, v);
        // Nearly straight on: the crossing of the two moved sides would be far away.
        if (std::abs(bend) < 0.08)
            out.push_back(at + left_of(v) * (turn * std::max(a, b)));
        else
            out.push_back(from + u * (cross(to - from, v) / bend));
    }
    return out;
}

struct Works {
    std::uint64_t seed;
    Town& town;
    Ground ground;
    std::vector<std::pair<std::uint32_t, Block>> blocks; ///< neighbourhood, block

    void main_road(Points const& plan, double clearance_m = 9.5) {
        town.main_roads.push_back(bent(plan));
        ground.keep_clear(town.main_roads.back(), clearance_m);
    }
    void local_road(Points const& plan) {
        town.local_roads.push_back(bent(plan));
        ground.keep_clear(town.local_roads.back(), 6);
    }
};

void add_green(Town& town, Points ring) {
    // Inside the pavements of the streets around.
    auto const centre = mean(ring);
    for (auto& p : ring) {
        auto const out = p - centre;
        p = centre + out * (1 - std::min(0.4, 11 / std::max(1.0, length(out))));
    }
    town.green.push_back({bent_ring(std::move(ring)), {}});
}

void add_park_paths(Works& works, Points const& ring) {
    auto const box = extent(ring);
    if (signed_area(ring) < 12'000) return;
    auto const v = left_of(box.along);
    works.town.local_roads.push_back(bent({box.centre - box.along * (box.length_m * 0.42), box.centre - v * 12,
                                           box.centre + box.along * (box.length_m * 0.42)}));
    works.town.local_roads.push_back(bent(
        {box.centre - v * (box.width_m * 0.40), box.centre + box.along * 20, box.centre + v * (box.width_m * 0.40)}));
}

void lay_out(Works& works, CoreZone const& zone, std::uint32_t index) {
    auto const ground = buildable(zone.outline);
    for (std::size_t i = 0; i < ground.size(); ++i)
        works.main_road({ground[i], ground[(i + 1) % ground.size()]});
    auto const plan = subdivide(ground, zone.block_area_m2, zone.park, zone.park_area_m2, works.seed, index);
    for (auto const& street : plan.streets)
        works.local_road(street);
    for (auto const& block : plan.blocks) {
        if (block.is_green) {
            if (zone.park_area_m2 >= central_park_m2) works.town.central_park = works.town.green.size();
            add_green(works.town, block.ring);
            add_park_paths(works, block.ring);
        } else {
            works.blocks.emplace_back(index, block);
        }
    }
}

void add_water(Works& works) {
    Town& town = works.town;
    constexpr std::array coast{c0, c1, c2, h1, h1b, head, h2b, h2, c3, c9};
    Points line{{-5200, -380}, {-4300, -720}};
    Points wild;
    add_coast({-4300, -720}, c0, 0.3, works.seed, 6, wild);
    line.insert(line.end(), wild.begin(), wild.end());
    for (std::size_t i = 0; i < coast.size(); ++i) {
        line.push_back(coast[i]);
        // Breakwaters run out from the harbour mouth.
        if (coast[i] == h1)
            line.insert(line.end() - 1, {{-215, -815}, {-150, -985}, {-20, -1075}, {-12, -1062}, {-132, -970}});
        if (coast[i] == h2)
            line.insert(line.end(), {{300, -815}, {250, -960}, {130, -1010}, {136, -1024}, {264, -972}, {322, -815}});
        if (i + 1 < coast.size()) {
            auto const between = edge_points(coast[i], coast[i + 1], works.seed);
            line.insert(line.end(), between.begin(), between.end());
        }
    }
    wild.clear();
    add_coast(c9, {4400, -900}, 0.3, works.seed, 6, wild);
    line.insert(line.end(), wild.begin(), wild.end());
    line.insert(line.end(), {{4400, -900}, {5300, -640}});
    town.coast.push_back(bent(line));
    works.ground.keep_clear(town.coast.back(), 14);
    line.insert(line.end(), {{5300, -4200}, {-5200, -4200}});
    if (signed_area(line) < 0) std::ranges::reverse(line);
    town.sea.push_back({bent_ring(line), {}});
}

void add_river(Works& works) {
    Points const axis{{-520, 3300}, {-380, 2500}, {-420, 1950}, n2,  {-322, 1100}, r1,
                      {-203, 520},  k2,           {-27, 100},   mid, head};
    Points east, west;
    // The middle points of the chain lie beside the straight bank edges by less than the quays leave.
    for (std::size_t i = 0; i < axis.size(); ++i) {
        auto const before = axis[i == 0 ? 0 : i - 1], after = axis[std::min(i + 1, axis.size() - 1)];
        double const half = 7 + 11.0 * static_cast<double>(i) / static_cast<double>(axis.size() - 1);
        auto const aside = left_of(unit(after - before)) * half;
        east.push_back(axis[i] + aside);
        west.push_back(axis[i] - aside);
    }
    Points ring = east;
    ring.push_back(head + core::Projected{22, -25});
    ring.push_back(head + core::Projected{-22, -25});
    ring.insert(ring.end(), west.rbegin(), west.rend());
    if (signed_area(ring) < 0) std::ranges::reverse(ring);
    works.town.river.push_back({bent_ring(ring), {}});
    works.ground.keep_clear(bent(axis), 22);
}

/// Bridges, roads out to the country, and the railway.
void add_links(Works& works) {
    for (auto const& bridge :
         {Points{{-375, 705}, {-285, 735}}, Points{{-105, 300}, {-15, 360}}, Points{{-45, -160}, {45, -140}}})
        works.main_road(bridge);
    for (auto const& road : {Points{n1, {-1500, 2100}, {-1750, 3200}}, Points{n3, {700, 2100}, {640, 3300}},
                             Points{n5, {2900, 1450}, {4300, 1900}}, Points{w1, {-3100, 420}, {-4900, 260}},
                             Points{e1, {3200, 60}, {5200, 240}}, Points{n4, {1750, 2000}, {2300, 3300}},
                             Points{n0, {-2700, 1500}, {-3600, 2500}}})
        works.main_road(road);
    works.town.rail.push_back(bent({{-4900, 1500},
                                    {-3000, 1650},
                                    {-1600, 1690},
                                    {-420, 1640},
                                    {700, 1600},
                                    {1600, 1500},
                                    {2700, 1150},
                                    {5200, 900}}));
    works.ground.keep_clear(works.town.rail.back(), 12);
}

/// Woods around the town and the strip along the shore.
void add_country(Works& works) {
    constexpr std::array<core::Projected, 9> woods{{{-2700, 900},
                                                    {-1900, 1900},
                                                    {-800, 2050},
                                                    {300, 2050},
                                                    {1300, 1850},
                                                    {2500, 750},
                                                    {2800, -250},
                                                    {-2800, -150},
                                                    {2050, 1750}}};
    for (std::size_t i = 0; i < woods.size(); ++i) {
        auto random = stream(works.seed, Stream::block, 900 + i);
        double const size = 130 + 160 * random.uniform();
        Points ring;
        for (int k = 0; k < 14; ++k) {
            double const angle = 2 * std::numbers::pi * k / 14;
            double const reach = size * (0.65 + 0.5 * random.uniform());
            ring.push_back(woods[i] + core::Projected{1.5 * reach * std::cos(angle), reach * std::sin(angle)});
        }
        works.town.green.push_back({bent_ring(std::move(ring)), {}});
    }
}

void add_core(Works& works) {
    add_water(works);
    add_river(works);
    auto const zones = core_zones();
    for (std::uint32_t i = 0; i < zones.size(); ++i) {
        Points outline = outline_of(zones[i].outline, works.seed);
        if (signed_area(outline) < 0) std::ranges::reverse(outline);
        works.town.neighbourhoods.push_back({zones[i].code,
                                             zones[i].name,
                                             zones[i].fabric,
                                             zones[i].severity,
                                             zones[i].is_priority,
                                             true,
                                             {bent_ring(std::move(outline)), {}}});
        lay_out(works, zones[i], i);
    }
    add_links(works);
    add_country(works);
    // Streets of every neighbourhood first: buildings keep clear of all of them.
    for (std::uint32_t number = 0; number < works.blocks.size(); ++number) {
        auto const& [zone, block] = works.blocks[number];
        auto const before = works.town.buildings.size();
        build_block(block, zones[zone].fabric, zone, number, works.seed, works.ground, works.town.buildings);
        // Open ground between streets: a square, or else a car park.
        if (works.town.buildings.size() == before && number % 5 < 3) add_green(works.town, block.ring);
    }
    works.town.hotspots = {{warp({1180, 840}), 240, 0.95}, {warp({-1590, 200}), 250, 0.78}};
}

/// Districts beyond the core repeat it to the north, in rows of a crooked grid: a name, a shape, a few streets.
void add_districts(Works& works, int districts) {
    auto const zones = core_zones();
    constexpr double wide = 760, high = 640, bottom = 2300;
    int const extra = districts - static_cast<int>(zones.size());
    int const columns = std::max(6, static_cast<int>(std::sqrt(static_cast<double>(std::max(0, extra)) * high / wide)));
    auto const corner = [&](int column, int row) {
        auto random =
            stream(works.seed, Stream::district, static_cast<std::uint64_t>(column), static_cast<std::uint64_t>(row));
        return core::Projected{(column - columns / 2.0 + 0.28 * (random.uniform() - 0.5)) * wide,
                               bottom + (row + 0.28 * (random.uniform() - 0.5)) * high};
    };
    for (int i = 0; i < extra; ++i) {
        int const column = i % columns, row = i / columns;
        auto const& model = zones[static_cast<std::size_t>(i) % zones.size()];
        Points const ring{corner(column, row), corner(column + 1, row), corner(column + 1, row + 1),
                          corner(column, row + 1)};
        int const number = 2 + i / static_cast<int>(zones.size());
        works.town.neighbourhoods.push_back({"Q" + std::to_string(13 + i),
                                             std::string(model.name) + " " + std::to_string(number),
                                             model.fabric,
                                             model.severity,
                                             model.is_priority,
                                             false,
                                             {bent_ring(ring), {}}});
        works.town.main_roads.push_back(bent({ring[0], ring[1], ring[2]}, 60));
        for (auto const& street :
             subdivide(ring, 45'000, mean(ring), 0, works.seed, 5'000 + static_cast<std::uint64_t>(i)).streets)
            works.town.local_roads.push_back(bent(street, 60));
        if (model.is_priority) works.town.hotspots.push_back({warp(mean(ring)), 210, 0.8});
    }
}

}

Town build_town(std::uint64_t seed, int districts) {
    Town town;
    town.centre = warp({0, 100});
    Works works{seed, town, {}, {}};
    add_core(works);
    add_districts(works, districts);
    return town;
}

}
