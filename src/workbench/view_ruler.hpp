#pragma once

#include "core/geometry.hpp"

#include <optional>
#include <string>
#include <vector>

/// Distances and areas measured by hand on the map, in the plane of the project's projection.
namespace vigie::workbench {

class Workbench;

struct RulerView {
    bool is_on = false; ///< one of the two tools is chosen
    bool is_area = false;
    bool is_done = false;                 ///< the next corner begins another
    std::vector<core::Projected> corners; ///< with the pointer as the last, while it is being drawn
    std::string figure;                   ///< « 1 240 m », « 12 450 m² (1,25 ha) »
    std::string detail;                   ///< last side, or the way around
};
/// \param pointer  ground position under the pointer
[[nodiscard]] RulerView ruler_view(Workbench const& workbench, std::optional<core::Projected> pointer);

/// « 8,4 m », « 640 m », « 1 240 m », « 12,4 km ».
[[nodiscard]] std::string measured_length(double metres);
/// « 640 m² », « 12 450 m² (1,25 ha) », « 240 ha ».
[[nodiscard]] std::string measured_area(double square_metres);

}
