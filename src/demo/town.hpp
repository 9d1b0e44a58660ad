#pragma once

#include "core/geometry.hpp"
#include "core/random.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// The fictitious town of the demo project: ground, streets, buildings. Coordinates are metres of the project's system.
namespace vigie::demo {

/// What a neighbourhood is mostly built of.
enum class Fabric { houses, centre, estate, mixed, harbour };

struct Neighbourhood {
    std::string code;
    std::string name;
    Fabric fabric = Fabric::houses;
    double severity = 0;      ///< added to the latent severity of its residences, in index points
    bool is_priority = false; ///< drawn in the second zone layer
    bool is_core = true; ///< false: a repeated district of a larger town, with residences but without other buildings
    core::Polygon shape;
};

enum class BuildingKind { house, terrace, slab, tower, corner, court, shed };

struct Building {
    core::Polygon shape;
    core::Projected centre;
    BuildingKind kind = BuildingKind::house;
    std::uint32_t neighbourhood = 0;
    std::uint32_t block = 0;

    [[nodiscard]] bool is_collective() const { return kind != BuildingKind::house && kind != BuildingKind::shed; }
};

/// Where complex residences gather.
struct Hotspot {
    core::Projected centre;
    double radius_m = 0;
    double share = 0; ///< of the residences inside that are complex
};

struct Town {
    std::vector<Neighbourhood> neighbourhoods;
    std::vector<Hotspot> hotspots;
    core::MultiPolygon sea, river, green;
    std::size_t central_park = 0; ///< index into `green`
    core::MultiPolyline coast, main_roads, local_roads, rail;
    std::vector<Building> buildings;
    core::Projected centre;
};

/// Same seed and count, same town to the last bit. The first 12 neighbourhoods are always the same core.
/// \param districts neighbourhoods wanted, 12 or more
[[nodiscard]] Town build_town(std::uint64_t seed, int districts);

/// Streams of random numbers, one per kind of object, so that no draw depends on the order of work.
enum class Stream : std::uint64_t {
    coast = 1,
    block,
    building,
    district,
    residence,
    severity,
    value,
    incident,
    follow_up
};
[[nodiscard]] inline core::CounterRandom stream(std::uint64_t seed, Stream kind, std::uint64_t object,
                                                std::uint64_t part = 0) {
    return {seed, (static_cast<std::uint64_t>(kind) << 56) ^ (object << 20) ^ part};
}

}
