// One row, one residence; or rows of dwellings, one residence of many.
#include "imports/detail/residence_reader.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::imports {

namespace {

constexpr int most_dwellings = 20'000;

/// « 654321.25 » → « 654321 »; words as they are, spaces made to hold together.
std::string key_part(std::string const& text) {
    if (text.find_first_of(".,") != std::string::npos)
        if (auto const number = gis::parse_number(text); number && std::abs(*number) < 1e12)
            return std::to_string(std::llround(*number));
    std::string out = text;
    std::ranges::replace(out, ' ', '_');
    return out;
}

}

ResidenceReader::ResidenceReader(ImportWork& work, Columns const& columns)
    : work_(work)
    , columns_(columns) {
    for (auto const& [key, id] : work.project.residence_keys())
        taken_.insert(key);
}

std::optional<core::Residence> ResidenceReader::operator()(gis::Feature const& row) {
    core::Residence residence;
    auto const code = columns_.text(row, "code");
    if (!code) {
        work_.refuse(row.row, {}, VIGIE_N_("The row has no code."),
                     VIGIE_N_("Give the residence a code in the source and import again."));
        return std::nullopt;
    }
    bool const is_new_vintage = work_.request.mode == ResidenceMode::update;
    if (taken_.contains(*code) && !seen_.contains(*code) && !is_new_vintage) {
        work_.refuse(row.row, *code, {VIGIE_N_("The code “{0}” is in the project already."), {*code}},
                     VIGIE_N_("Nothing was changed. For a new vintage of the same file, import with --update; if it is "
                              "another residence, give it another code."));
        return std::nullopt;
    }
    residence.code = unique_code(*code, row.row, residence.aliases);
    read_fields(row, residence);
    if (residence.name.empty() && !is_new_vintage)
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

/// « 123 », then « 123-2 », « 123-3 » with « 123 » as alias and a warning: no row is lost.
std::string ResidenceReader::unique_code(std::string const& code, std::int64_t row, std::vector<std::string>& aliases) {
    if (seen_.insert(code).second) return code;
    bool const is_new_vintage = work_.request.mode == ResidenceMode::update;
    std::string suffixed;
    for (int n = 2; suffixed.empty() || seen_.contains(suffixed) || (taken_.contains(suffixed) && !is_new_vintage); ++n)
        suffixed = code + "-" + std::to_string(n);
    seen_.insert(suffixed);
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

std::vector<std::pair<std::string, std::vector<std::string>>> DwellingGroups::key_fields(Profile const& profile) {
    std::vector<std::pair<std::string, std::vector<std::string>>> fields;
    for (std::size_t i = 0; i < profile.group.size(); ++i)
        fields.emplace_back("group.placed." + std::to_string(i), profile.group[i]);
    for (std::size_t i = 0; i < profile.group_unplaced.size(); ++i)
        fields.emplace_back("group.unplaced." + std::to_string(i), profile.group_unplaced[i]);
    return fields;
}

DwellingGroups::DwellingGroups(ImportWork& work, Columns const& columns)
    : work_(work)
    , columns_(columns) {}

std::string DwellingGroups::key(gis::Feature const& row, char const* prefix, std::size_t parts) const {
    std::string key;
    for (std::size_t i = 0; i < parts; ++i) {
        auto const part = columns_.text(row, std::string("group.") + prefix + "." + std::to_string(i));
        if (part) key += (key.empty() ? "" : "-") + key_part(*part);
    }
    return key;
}

void DwellingGroups::add(gis::Feature const& row, core::Geometry const& geometry, ResidenceReader& read) {
    bool const is_placed = !std::holds_alternative<std::monostate>(geometry);
    auto const& profile = *work_.profile;
    auto const code = is_placed || profile.group_unplaced.empty() ? key(row, "placed", profile.group.size())
                                                                  : key(row, "unplaced", profile.group_unplaced.size());
    auto const [entry, is_new] = place_.try_emplace(code, residences_.size());
    if (is_new) {
        core::Residence residence;
        residence.code = code;
        read.read_fields(row, residence);
        residence.name =
            residence.name.empty() ? (residence.address.empty() ? code : residence.address) : residence.name;
        if (!residence.dwellings) residence.dwellings = 1;
        place(residence, core::Geometry(geometry));
        residences_.push_back(std::move(residence));
        return;
    }
    auto& residence = residences_[entry->second];
    residence.dwellings = residence.dwellings.value_or(0) + read.count(row, "dwellings", 0, most_dwellings).value_or(1);
}

}
