#pragma once

#include "core/date.hpp"
#include "core/geometry.hpp"
#include "core/id.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vigie::core {

/// A picture as it is kept: a JPEG that says nothing but what it shows.
struct PhotoFile {
    int width = 0, height = 0;
    std::vector<std::byte> jpeg;
};

/// A picture of a residence; several may show one file.
struct Photo {
    std::int64_t id = 0; ///< 0 = not kept yet
    ResidenceId residence;
    std::int64_t file = 0;
    std::int64_t stop = 0; ///< of a walk; 0 = none
    std::string caption;
    std::optional<Date> taken_on;
    std::optional<Projected> at;    ///< of who wanted it kept; never leaves the house
    std::optional<Date> cleared_on; ///< shown to partners since
    std::string cleared_by;         ///< a role; empty = internal
    std::string sha256;             ///< of the file
    int width = 0, height = 0;      ///< of the file
    friend bool operator==(Photo const&, Photo const&) = default;
};

}
