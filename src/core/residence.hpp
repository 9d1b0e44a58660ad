#pragma once

#include "core/geometry.hpp"
#include "core/id.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vigie::core {

/// A group of dwellings managed as one. `position` is absent for a residence that could not be located: kept, listed, not drawn.
struct Residence {
    ResidenceId id;
    std::string code; ///< the landlord's own, text, never changed (leading zeros stay)
    std::string name;
    std::string address;
    std::string insee;
    std::string agency;
    std::optional<int> dwellings;
    std::optional<int> households;
    std::optional<int> year_built;
    std::optional<int> year_renovated;
    std::optional<Projected> position;
    MultiPolygon footprint; ///< empty when only a point is known
    std::vector<std::string> aliases;
    friend bool operator==(Residence const&, Residence const&) = default;
};

}
