#include "imports/detail/residence_reader.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::imports {

ResidenceReader::ResidenceReader(ImportWork& work, Columns const& columns)
    : work_(work)
    , columns_(columns)
    , taken_(work) {}

std::optional<core::Residence> ResidenceReader::operator()(gis::Feature const& row) {
    core::Residence residence;
    auto const code = columns_.text(row, "code");
    if (!code) {
        work_.refuse(row.row, {}, VIGIE_N_("The row has no code."),
                     VIGIE_N_("Give the residence a code in the source and import again."));
        return std::nullopt;
    }
    auto const taken = taken_.by(*code);
    if (taken == TakenCodes::By::project) {
        work_.refuse(row.row, *code, {VIGIE_N_("The code “{0}” is in the project already."), {*code}},
                     VIGIE_N_("Nothing was changed. For a new vintage of the same file, import with --update; if it is "
                              "another residence, give it another code."));
        return std::nullopt;
    }
    residence.code = taken == TakenCodes::By::none ? *code : other_code(*code, row.row, residence.aliases);
    taken_.note(residence.code);
    read_fields(row, residence);
    if (residence.name.empty() && work_.request.mode != ResidenceMode::update)
        residence.name = residence.address.empty() ? *code : residence.address;
    return residence;
}

void ResidenceReader::read_fields(gis::Feature const& row, core::Residence& residence) {
    residence.address = columns_.text(row, "address").value_or("");
    residence.name = columns_.text(row, "name").value_or("");
    residence.insee = columns_.text(row, "insee").value_or("");
    residence.agency = columns_.text(row, "agency").value_or("");
    residence.dwellings = count(row, "dwellings", -most_dwellings, most_dwellings);
    if (residence.dwellings.value_or(0) < 0)
        work_.warn(
            row.row, residence.code,
            {VIGIE_N_("The number of dwellings is negative ({0}); it is kept as in the file and counts as none."),
             {std::to_string(*residence.dwellings)}},
            VIGIE_N_("Correct the figure in the source and import again."));
    residence.households = count(row, "households", 0, most_dwellings);
    residence.year_built = count(row, "year_built", 1500, 2100);
    residence.year_renovated = count(row, "year_renovated", 1500, 2100);
    if (auto const alias = columns_.text(row, "alias"); alias && *alias != residence.code)
        residence.aliases.push_back(*alias);
}

/// « 123-2 », « 123-3 » for what is « 123 » again, which is its alias, with a warning: no row is lost.
std::string ResidenceReader::other_code(std::string const& code, std::int64_t row, std::vector<std::string>& aliases) {
    constexpr int often = 8;
    auto const known = next_.find(code);
    int n = known == next_.end() ? 2 : known->second;
    while (taken_.by(code + "-" + std::to_string(n)) != TakenCodes::By::none)
        ++n;
    if (n >= often) next_[code] = n + 1;
    auto const suffixed = code + "-" + std::to_string(n);
    aliases.push_back(code);
    work_.warn(row, code, {VIGIE_N_("The code “{0}” is there again; this row is kept as “{1}”."), {code, suffixed}},
               VIGIE_N_("If the two rows are one residence, merge them in the source."));
    return suffixed;
}

std::optional<int> ResidenceReader::count(gis::Feature const& row, std::string const& field, int low, int high) {
    auto const text = columns_.text(row, field);
    if (!text || gis::means_missing(*text)) return std::nullopt;
    auto const value = columns_.number_of(*text);
    if (value && *value >= low && *value <= high && *value == std::floor(*value)) return static_cast<int>(*value);
    work_.warn(row.row, columns_.column_name(field),
               {VIGIE_N_("“{0}” is not a plausible figure for column {1}; it is kept as unknown."),
                {*text, columns_.column_name(field)}},
               VIGIE_N_("Correct the figure in the source and import again."));
    return std::nullopt;
}

void place(core::Residence& residence, core::Geometry&& geometry) {
    residence.position = core::representative_point(geometry);
    if (auto* const polygons = std::get_if<core::MultiPolygon>(&geometry)) residence.footprint = std::move(*polygons);
}

}
