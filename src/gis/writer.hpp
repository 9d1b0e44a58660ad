#pragma once

#include "core/geometry.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vigie::gis {

using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

enum class ColumnKind { integer, real, text };
struct Column {
    std::string name;
    ColumnKind kind = ColumnKind::text;
};

struct Table {
    std::string name;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    std::vector<core::Geometry> geometries; ///< empty for a plain table, else one per row
};

/// Writes tables by the extension of `path`: .gpkg .sqlite .geojson .csv .xlsx .ods. GeoJSON is WGS 84 (RFC 7946); CSV writes `;`-free,
/// UTF-8, decimal point, positions as x,y; formats of one table take the first. Written beside and renamed, so a failure leaves the
/// former file whole.
/// \throws core::Error(usage) for an unknown extension, core::Error(failed) when the disk or driver refuses
void write_tables(std::filesystem::path const& path, std::vector<Table> const& tables, std::string const& crs_code);

}
