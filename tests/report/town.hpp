#pragma once

#include "core/random.hpp"
#include "scene/map_content.hpp"

#include <cmath>
#include <numbers>
#include <string>

/// A made-up town drawn from a seed: streets, blocks, four quartiles of ground, residences, two foyers. For pictures in tests.
namespace vigie::report::test {

inline core::MultiPolygon rectangle(double x0, double y0, double x1, double y1) {
    return {core::Polygon{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}, {}}};
}

inline void add_area(scene::AreaLayer& layer, core::MultiPolygon area) {
    layer.boxes.push_back(core::bounds(area));
    layer.areas.push_back(std::move(area));
}

inline core::MultiPolygon hexagon(double x, double y, double radius) {
    core::Ring ring;
    for (int i = 0; i <= 6; ++i) {
        double const a = (i % 6) * std::numbers::pi / 3;
        ring.push_back({x + radius * std::cos(a), y + radius * std::sin(a)});
    }
    return {core::Polygon{ring, {}}};
}

/// Streets every 120 m over 2.4 by 1.8 km from the origin, with blocks of buildings between them.
inline void add_streets(scene::MapContent& town) {
    auto buildings = std::make_shared<scene::AreaLayer>();
    auto roads = std::make_shared<scene::LineLayer>();
    auto green = std::make_shared<scene::AreaLayer>();
    core::CounterRandom random(7, 1);
    for (int i = 0; i <= 20; ++i) {
        core::MultiPolyline line{{{i * 120.0, 0}, {i * 120.0 + 60, 1800}}};
        roads->boxes.push_back(core::bounds(line));
        roads->lines.push_back(line);
    }
    for (int j = 0; j <= 15; ++j) {
        core::MultiPolyline line{{{0, j * 120.0}, {2460, j * 120.0}}};
        roads->boxes.push_back(core::bounds(line));
        roads->lines.push_back(line);
    }
    for (int i = 0; i < 20; ++i)
        for (int j = 0; j < 15; ++j) {
            double const x = i * 120.0 + j * 4 + 12, y = j * 120.0 + 12;
            if (random.below(8) == 0) {
                add_area(*green, rectangle(x, y, x + 96, y + 96));
                continue;
            }
            for (int k = 0; k < 3; ++k) {
                double const bx = x + random.uniform() * 40, by = y + k * 33;
                add_area(*buildings, rectangle(bx, by, bx + 20 + random.uniform() * 40, by + 14 + random.uniform() * 10));
            }
        }
    town.context.push_back({"vegetation", core::ContextRole::green, green, nullptr, "", true});
    town.context.push_back({"roads", core::ContextRole::road, nullptr, roads, "© OpenStreetMap, ODbL", true});
    town.context.push_back({"buildings", core::ContextRole::building, buildings, nullptr, "© OpenStreetMap, ODbL", true});
}

inline scene::MapContent town(int residences = 120) {
    scene::MapContent town;
    add_streets(town);
    auto zones = std::make_shared<scene::AreaLayer>();
    scene::ZoneContent quarters;
    char const* const names[] = {"Ker-Avel", "Le Phare", "Les Halles", "Bassin-Sud"};
    for (int q = 0; q < 4; ++q) {
        double const x = (q % 2) * 1230.0, y = (q / 2) * 900.0;
        add_area(*zones, rectangle(x, y, x + 1230, y + 900));
        quarters.marks.push_back({names[q], core::SeverityClass::b, 40.0 + q, {x + 615, y + 450}});
    }
    quarters.areas = zones;
    town.zones.push_back(quarters);

    auto content = std::make_shared<scene::ResidenceContent>();
    auto footprints = std::make_shared<scene::AreaLayer>();
    std::vector<std::string> residence_names;
    core::CounterRandom random(11, 2);
    for (int i = 0; i < residences; ++i) {
        scene::ResidenceMark mark;
        bool const is_west = i % 10 == 0, is_east = i % 10 == 1;
        double const near_x = is_west ? 450 : 1900, near_y = is_west ? 400 : 1300;
        mark.at = is_west || is_east ? core::Projected{near_x + (random.uniform() - 0.5) * 320, near_y + (random.uniform() - 0.5) * 260}
                                     : core::Projected{random.uniform() * 2400, random.uniform() * 1780};
        mark.index = static_cast<std::uint32_t>(i);
        mark.dwellings = 8 + static_cast<int>(random.below(160));
        auto const draw = random.below(20);
        mark.severity = is_west || is_east ? (draw < 10 ? core::SeverityClass::d : core::SeverityClass::c)
                        : draw < 10        ? core::SeverityClass::a
                        : draw < 17        ? core::SeverityClass::b
                        : draw < 19        ? core::SeverityClass::c
                                           : core::SeverityClass::not_scored;
        add_area(*footprints, rectangle(mark.at.x - 22, mark.at.y - 9, mark.at.x + 22, mark.at.y + 9));
        content->marks.push_back(mark);
        residence_names.push_back("Résidence " + std::to_string(i + 1));
    }
    content->footprints = scene::footprints_of(footprints, content->marks);
    content->names = std::make_shared<scene::Names const>(residence_names);
    content->version = 1;
    town.residences = content;
    town.foyers.push_back({1, "Foyer 1 · 12 résidences", hexagon(450, 400, 190), true, false});
    town.foyers.push_back({2, "Foyer 2 · 12 résidences", hexagon(1900, 1300, 190), false, false});
    town.foyers.push_back({3, "à vérifier", hexagon(1250, 300, 80), std::nullopt, true});
    town.extent = {0, 0, 2460, 1800};
    town.is_fictitious = true;
    town.convergence_degrees = 4.6;
    return town;
}

}
