#pragma once

#include "core/geometry.hpp"
#include "core/id.hpp"

#include <optional>
#include <string>

namespace vigie::core {

/// One of several sets of neighbourhoods laid side by side: quartiers, QPV 2024, IRIS, communes…
struct ZoneLayer {
    ZoneLayerId id;
    std::string name;   ///< short, unique, what the command line takes
    std::string title;  ///< for people
    std::string source; ///< printed under maps
    friend bool operator==(ZoneLayer const&, ZoneLayer const&) = default;
};

struct Zone {
    ZoneId id;
    ZoneLayerId layer;
    std::string code;
    std::string name;
    std::string parent_code;
    std::optional<int> population;
    std::optional<int> dwellings;
    MultiPolygon shape;
    friend bool operator==(Zone const&, Zone const&) = default;
};

/// Where a residence lies in one layer. distance_m = 0 inside; else metres to the nearest zone.
struct ZoneMembership {
    ResidenceId residence;
    ZoneId zone;
    double distance_m = 0;
    friend bool operator==(ZoneMembership const&, ZoneMembership const&) = default;
};

/// What a context layer draws as; `other` is a plain thin line or area.
enum class ContextRole { building, road, green, water, shore, rail, other };

/// How a context layer is drawn beyond its role.
struct ContextLook {
    std::string column;           ///< what it is coloured by; empty = one colour, that of its role
    std::string method = "jenks"; ///< classes of a number, as of store::MeasureStyle
    int classes = 5;
    std::string ramp = "ochre";
    double opacity = 1; ///< 0.1 to 1
    friend bool operator==(ContextLook const&, ContextLook const&) = default;
};

struct ContextLayer {
    ContextLayerId id;
    std::string name;
    std::string title;
    ContextRole role = ContextRole::other;
    std::string credit; ///< drawn on every map that shows it
    ContextLook look{};
    friend bool operator==(ContextLayer const&, ContextLayer const&) = default;
};

struct ContextFeature {
    Geometry geometry;
    std::string label;
    friend bool operator==(ContextFeature const&, ContextFeature const&) = default;
};

}
