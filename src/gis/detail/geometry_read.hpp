#pragma once

#include "core/finding.hpp"
#include "core/geometry.hpp"
#include "gis/detail/gdal.hpp"
#include "gis/source.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vigie::gis::detail {

/// What was done to the geometries of one source, so that each kind of trouble is told once with its count.
struct GeometryTally {
    std::int64_t dropped_z = 0;
    std::int64_t curves = 0;
    std::int64_t multipoints = 0;
    std::int64_t repaired = 0;
    std::vector<core::Finding> findings;
    std::int64_t untold = 0; ///< findings beyond the most that are kept

    /// Adds a finding, while there are not too many: a file may have the same trouble in millions of rows.
    void tell(core::Finding finding);
    /// All of it, with the summarised notes; `read` rows were given.
    [[nodiscard]] Source::ReadResult result(std::int64_t read);
};

/// Plain 2D geometry, polygons valid. A geometry that cannot be used gives monostate and a finding on `row`.
[[nodiscard]] core::Geometry plain_geometry(OGRGeometryH geometry, std::int64_t row, GeometryTally& tally);

/// Finite, and within what any system of the Earth uses.
[[nodiscard]] bool is_place(core::Projected p);

/// A row of a layer whose geometry is absent or empty.
void tell_no_position(std::int64_t row, GeometryTally& tally);

/// WKT (or EWKT) and GeoJSON cells of text tables.
[[nodiscard]] bool looks_like_geometry(std::string_view cell);
[[nodiscard]] OwnedGeometry geometry_of_text(std::string const& cell);

}
