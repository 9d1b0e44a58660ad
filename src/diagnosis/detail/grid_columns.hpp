#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The columns of a grid in a spreadsheet: one row an indicator, those of its family beside it, those of the grid on
/// the first row.
namespace vigie::diagnosis {

enum class Column : unsigned char {
    family,
    family_name_fr,
    family_name_en,
    family_short_fr,
    family_short_en,
    family_weight,
    in_index,
    family_alert,
    code,
    name_fr,
    name_en,
    unit_fr,
    unit_en,
    at_0,
    at_100,
    weight,
    alert_at,
    kind,
    scale,
    method,
    reference,
    tail,
    target,
    table,
    is_context,
    is_sensitive,
    incident_kinds,
    source,
    decimals,
    definition_fr,
    definition_en,
    formula_fr,
    formula_en,
    reading_fr,
    reading_en,
    years_fr,
    years_en,
    grid_code,
    version,
    title_fr,
    title_en,
    power,
    minimum_coverage,
    minimum_families,
    limit_b,
    limit_c,
    limit_d,
    count
};
inline constexpr auto column_count = static_cast<std::size_t>(Column::count);

/// As it stands over the column, in the user's language.
[[nodiscard]] std::string heading(Column column);

/// Which column a heading stands over, in French or in English, whatever its case, accents and signs.
[[nodiscard]] std::optional<Column> column_of(std::string_view heading);

/// The heading that was probably meant: a letter or two away.
[[nodiscard]] std::optional<std::string> near_miss(std::string_view heading);

}
