#pragma once

#include "core/geometry.hpp"

#include <optional>
#include <string_view>

namespace vigie::gis {

/// A square of the European grids, known by the code of its south-western corner.
struct GridCell {
    int epsg = 0;
    double east = 0, north = 0, size_m = 0;
    [[nodiscard]] core::MultiPolygon square() const;
};

/// « CRS3035RES200mN2029800E4252400 », also with « RES1000m », « RES1km », and INSEE's overseas codes (CRS5490,
/// CRS2975). Absent for anything else.
[[nodiscard]] std::optional<GridCell> parse_grid_cell(std::string_view code);

}
