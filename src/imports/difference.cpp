#include "imports/difference.hpp"

#include <algorithm>
#include <array>

namespace vigie::imports {

namespace {

constexpr std::array kind_codes{"added", "gone", "moved", "changed"};

std::string text_of(std::optional<int> const& value) { return value ? std::to_string(*value) : std::string(); }

/// Field by field: its name, and how to reach it.
struct TextField {
    char const* name;
    std::string core::Residence::*member;
};
constexpr std::array text_fields{
    TextField{"name", &core::Residence::name}, TextField{"address", &core::Residence::address},
    TextField{"insee", &core::Residence::insee}, TextField{"agency", &core::Residence::agency}};
struct CountField {
    char const* name;
    std::optional<int> core::Residence::*member;
};
constexpr std::array count_fields{CountField{"dwellings", &core::Residence::dwellings},
                                  CountField{"households", &core::Residence::households},
                                  CountField{"year_built", &core::Residence::year_built},
                                  CountField{"year_renovated", &core::Residence::year_renovated}};

}

std::string_view code(Change::Kind kind) { return kind_codes[static_cast<std::size_t>(kind)]; }

std::vector<Change> differences(core::Residence const& before, core::Residence const& after, double moved_m) {
    std::vector<Change> list;
    auto const add = [&](char const* field, std::string from, std::string to) {
        list.push_back({Change::Kind::changed, before.code, before.name, field, std::move(from), std::move(to)});
    };
    for (auto const& field : text_fields)
        if (auto const& now = after.*field.member; !now.empty() && now != before.*field.member)
            add(field.name, before.*field.member, now);
    for (auto const& field : count_fields)
        if (auto const& now = after.*field.member; now && now != before.*field.member)
            add(field.name, text_of(before.*field.member), text_of(now));
    if (after.position) {
        double const distance = before.position ? core::distance_m(*before.position, *after.position) : -1;
        if (distance < 0 || distance > moved_m)
            list.push_back({Change::Kind::moved, before.code, before.name, {}, {}, {}, std::max(0.0, distance)});
    }
    return list;
}

core::Residence merged(core::Residence const& before, core::Residence const& after, double moved_m) {
    core::Residence result = before;
    for (auto const& field : text_fields)
        if (!(after.*field.member).empty()) result.*field.member = after.*field.member;
    for (auto const& field : count_fields)
        if (after.*field.member) result.*field.member = after.*field.member;
    bool const has_moved =
        after.position && (!before.position || core::distance_m(*before.position, *after.position) > moved_m);
    if (has_moved) {
        result.position = after.position;
        result.footprint = after.footprint;
    } else if (!after.footprint.empty()) {
        result.footprint = after.footprint;
    }
    for (auto const& alias : after.aliases)
        if (alias != result.code && std::ranges::find(result.aliases, alias) == result.aliases.end())
            result.aliases.push_back(alias);
    return result;
}

}
