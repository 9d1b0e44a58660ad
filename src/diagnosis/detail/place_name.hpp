#pragma once

#include "core/zone.hpp"

#include <string>

namespace vigie::diagnosis {

/// A zone as a foyer is named after it: by its name; without one, an IRIS by its code and, in Paris, Lyon and
/// Marseille, its arrondissement (« Paris 10e · IRIS 751103910 »); any other by its code.
[[nodiscard]] std::string place_name(core::Zone const& zone);

}
