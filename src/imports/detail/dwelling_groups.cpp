#include "imports/detail/dwelling_groups.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::imports {

namespace {

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

std::optional<core::Residence> DwellingGroups::operator()(gis::Feature const& row, core::Geometry&& geometry,
                                                          ResidenceReader& read) {
    bool const is_placed = !std::holds_alternative<std::monostate>(geometry);
    auto const& profile = *work_.profile;
    auto const code = is_placed || profile.group_unplaced.empty() ? key(row, "placed", profile.group.size())
                                                                  : key(row, "unplaced", profile.group_unplaced.size());
    auto const [number, is_new] = keys_.add(code);
    if (!is_new) {
        auto& group = groups_[number];
        group.dwellings += read.count(row, "dwellings", 0, most_dwellings).value_or(1);
        group.has_several_rows = true;
        return std::nullopt;
    }
    core::Residence residence;
    residence.code = code;
    read.read_fields(row, residence);
    if (residence.name.empty()) residence.name = residence.address.empty() ? code : residence.address;
    if (!residence.dwellings) residence.dwellings = 1;
    groups_.push_back({{}, *residence.dwellings});
    place(residence, std::move(geometry));
    return residence;
}

void DwellingGroups::visit(std::function<void(std::size_t, core::ResidenceId, int)> const& visit) const {
    for (std::size_t i = 0; i < groups_.size(); ++i)
        if (groups_[i].has_several_rows) visit(i, groups_[i].residence, groups_[i].dwellings);
}

}
