#pragma once

#include "core/date.hpp"
#include "core/grid.hpp"
#include "core/observation.hpp"
#include "store/detail/blob.hpp"
#include "store/detail/database.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace vigie::store {

[[nodiscard]] inline std::optional<core::Date> maybe_date(Statement const& row, int column) {
    return row.is_null(column) ? std::nullopt : core::parse_date(row.text(column));
}

/// The id of a row that is to be made is left to the database.
[[nodiscard]] inline std::optional<std::int64_t> id_or_null(std::int64_t id) { return id > 0 ? std::optional(id) : std::nullopt; }
template <typename Tag> [[nodiscard]] std::optional<std::int64_t> id_or_null(core::Id<Tag> id) { return id_or_null(id.value); }

/// The first column of every row.
[[nodiscard]] inline std::vector<std::int64_t> row_ids(Statement&& rows) {
    std::vector<std::int64_t> ids;
    while (rows.step())
        ids.push_back(rows.integer(0));
    return ids;
}

[[nodiscard]] inline std::optional<std::string> iso_or_null(std::optional<core::Date> const& date) {
    return date ? std::optional(core::iso(*date)) : std::nullopt;
}

/// observation.quality, in the order of core::Quality.
inline constexpr std::array quality_codes{"measured", "estimated", "observed", "inherited"};

[[nodiscard]] inline core::Quality quality_of(std::string const& code) {
    for (std::size_t i = 0; i < quality_codes.size(); ++i)
        if (code == quality_codes[i]) return static_cast<core::Quality>(i);
    return core::Quality::measured;
}

/// grid_indicator.method, in the order of core::Method.
inline constexpr std::array method_codes{"goalposts", "percentile", "robust_z", "min_max", "target", "table"};

[[nodiscard]] inline char const* code_of(core::Method method) { return method_codes[static_cast<std::size_t>(method)]; }

[[nodiscard]] inline core::Method method_of(std::string const& code) {
    for (std::size_t i = 0; i < method_codes.size(); ++i)
        if (code == method_codes[i]) return static_cast<core::Method>(i);
    return core::Method::goalposts;
}

/// A geometry, or NULL for none.
inline Statement& bind_geometry(Statement& statement, char const* name, core::Geometry const& geometry, int srs_id) {
    auto const blob = encode(geometry, srs_id);
    return blob.empty() ? statement.null(name) : statement.bind(name, std::span<std::byte const>(blob));
}

/// The geometry of a column as `Wanted` (Projected, MultiPolygon…); empty when absent, malformed or of another kind.
template <typename Wanted> [[nodiscard]] std::optional<Wanted> geometry_as(Statement const& row, int column) {
    auto geometry = decode(row.blob(column));
    if (!geometry) return std::nullopt;
    if (auto* const wanted = std::get_if<Wanted>(&*geometry)) return std::move(*wanted);
    return std::nullopt;
}

}
