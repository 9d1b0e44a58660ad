#include "dossier/walk_plan.hpp"

#include "core/error.hpp"

#include <algorithm>

namespace vigie::dossier {

namespace {

constexpr double same_ground_m = 150, near_stop_m = 60;

std::vector<std::uint32_t> rows_of_zone(Snapshot const& snapshot, std::string const& code) {
    std::vector<std::uint32_t> rows;
    if (snapshot.zone_layers.empty())
        throw core::Error(core::ErrorCode::usage,
                          VIGIE_N_("The project has no zones. Name residences, or import a zone layer first."));
    auto const& layer = snapshot.zone_layers.front();
    auto const zone = std::ranges::find(layer.zones, code, &core::Zone::code);
    if (zone == layer.zones.end())
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("There is no zone “{0}” in the layer {1}. Look its code up in the table of zones."),
                           {code, layer.layer.title}});
    auto const place = static_cast<std::int32_t>(zone - layer.zones.begin());
    for (std::uint32_t row = 0; row < snapshot.residences.size(); ++row)
        if (layer.zone_of[row] == place && snapshot.residences[row].position) rows.push_back(row);
    return rows;
}

/// The most severe ones when there are too many.
void keep_most_severe(Snapshot const& snapshot, std::vector<std::uint32_t>& rows, std::size_t most) {
    if (rows.size() <= most) return;
    auto const* campaign = snapshot.latest_scored();
    auto const score = [&](std::uint32_t row) {
        return campaign == nullptr ? 0.0 : campaign->scores[row].index.score.value_or(-1);
    };
    std::ranges::stable_sort(rows, [&](auto a, auto b) { return score(a) > score(b); });
    rows.resize(most);
}

std::vector<std::uint32_t> rows_of(Snapshot const& snapshot, std::vector<std::string> const& codes) {
    std::vector<std::uint32_t> rows;
    for (auto const& code : codes) {
        auto const row = snapshot.residence(code);
        if (!snapshot.residences[row].position)
            throw core::Error(
                core::ErrorCode::refused,
                {VIGIE_N_("{0} is not located: no walk can stop there. Place it on the map first."), {code}});
        if (std::ranges::find(rows, row) == rows.end()) rows.push_back(row);
    }
    return rows;
}

std::vector<core::WalkStop> in_order(std::vector<core::WalkStop> stops, std::optional<std::size_t> first) {
    std::vector<core::Projected> points;
    for (auto const& stop : stops)
        points.push_back(stop.at);
    std::vector<core::WalkStop> ordered;
    for (auto const i : core::walking_order(points, first))
        ordered.push_back(std::move(stops[i]));
    return ordered;
}

}

core::WalkStop stop_at(Snapshot const& snapshot, std::uint32_t row) {
    auto const& residence = snapshot.residences[row];
    core::WalkStop stop;
    stop.name = residence.name;
    stop.at = *residence.position;
    stop.ground = core::GroundOwner::to_clarify;
    stop.residence = residence.id;
    return stop;
}

core::Walk plan_walk(Snapshot const& snapshot, WalkRequest const& request) {
    core::Walk walk;
    walk.name = request.name;
    walk.walked_on = request.walked_on;
    walk.zone = request.zone;
    walk.roles = request.roles;
    auto rows = request.zone.empty() ? std::vector<std::uint32_t>{} : rows_of_zone(snapshot, request.zone);
    if (!request.residences.empty()) rows = rows_of(snapshot, request.residences);
    keep_most_severe(snapshot, rows, request.most);
    for (auto const row : rows)
        walk.stops.push_back(stop_at(snapshot, row));
    walk.stops = in_order(std::move(walk.stops), std::nullopt);
    return walk;
}

core::Walk in_walking_order(core::Walk walk) {
    std::erase_if(walk.stops, &core::WalkStop::is_bend);
    walk.stops = in_order(std::move(walk.stops), 0);
    return walk;
}

core::Walk const* former_walk(std::vector<core::Walk> const& walks, core::Walk const& walk) {
    core::Walk const* former = nullptr;
    auto const is_near = [&](core::Walk const& other) {
        return std::ranges::any_of(walk.stops, [&](auto const& here) {
            return std::ranges::any_of(
                other.stops, [&](auto const& there) { return core::distance_m(here.at, there.at) < same_ground_m; });
        });
    };
    for (auto const& other : walks) {
        if (other.id == walk.id || other.walked_on >= walk.walked_on) continue;
        bool const have_zones = !walk.zone.empty() && !other.zone.empty();
        if (have_zones ? walk.zone != other.zone : !is_near(other)) continue;
        if (former == nullptr || former->walked_on <= other.walked_on) former = &other;
    }
    return former;
}

std::optional<core::Projected> place_of(core::Walk const& walk, core::WalkFinding const& finding) {
    if (finding.at) return finding.at;
    auto const stop = std::ranges::find(walk.stops, finding.stop, &core::WalkStop::id);
    return finding.stop == 0 || stop == walk.stops.end() ? std::nullopt : std::optional(stop->at);
}

std::vector<core::WalkFinding> open_findings_near(core::Walk const* former,
                                                  std::vector<core::WalkFinding> const& findings, core::Projected at) {
    std::vector<core::WalkFinding> near;
    if (former == nullptr) return near;
    for (auto const& finding : findings) {
        if (finding.walk != former->id || finding.state != core::FindingState::open) continue;
        auto const place = place_of(*former, finding);
        if (place && core::distance_m(*place, at) < near_stop_m) near.push_back(finding);
    }
    return near;
}

core::Walk const& require_walk(std::vector<core::Walk> const& walks, std::string const& name) {
    auto const found = std::ranges::find(walks, name, &core::Walk::name);
    if (found != walks.end()) return *found;
    if (walks.empty())
        throw core::Error(
            core::ErrorCode::usage,
            VIGIE_N_("The project has no walk yet. Make one: vigie walk PROJECT create NAME --zone CODE."));
    std::string names;
    for (auto const& walk : walks)
        names += (names.empty() ? "" : ", ") + walk.name;
    throw core::Error(core::ErrorCode::usage,
                      {VIGIE_N_("There is no walk named “{0}”. The walks: {1}."), {name, names}});
}

core::WalkStop const& require_stop(core::Walk const& walk, std::string const& number_or_name) {
    auto const places = core::numbered_stops(walk);
    for (std::size_t i = 0; i < places.size(); ++i)
        if (number_or_name == std::to_string(i + 1)) return walk.stops[places[i]];
    for (auto const place : places)
        if (walk.stops[place].name == number_or_name) return walk.stops[place];
    throw core::Error(core::ErrorCode::usage,
                      {VIGIE_N_("“{0}” is no stop of “{1}”. Give its number, 1 to {2}, or its name."),
                       {number_or_name, walk.name, std::to_string(places.size())}});
}

}
