#pragma once

#include "core/geometry.hpp"

#include <cstdint>
#include <string>

namespace vigie::core {

/// A view of the map to come back to, kept with the project.
struct Bookmark {
    std::int64_t id = 0; ///< 0 = not kept yet
    std::string name;    ///< no two are the same
    Box ground;          ///< what it shows at least, metres of the project
    friend bool operator==(Bookmark const&, Bookmark const&) = default;
};

}
