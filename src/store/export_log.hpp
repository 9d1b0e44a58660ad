#pragma once

#include "core/date.hpp"

#include <string>

namespace vigie::store {

/// One partner edition that left the house.
struct ExportEntry {
    std::string number; ///< « 2026-031 », given by the project
    core::Date exported_on{};
    std::string what;   ///< site CODE, zones LAYER, or what a file holds
    std::string format; ///< pdf, gpkg, csv…
    std::string profile, profile_digest;
    std::string recipient, purpose;
    friend bool operator==(ExportEntry const&, ExportEntry const&) = default;
};

}
