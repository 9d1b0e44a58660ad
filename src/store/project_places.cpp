// Residences and zones.
#include "core/large_pages.hpp"
#include "store/detail/bulk_statement.hpp"
#include "store/detail/database.hpp"
#include "store/detail/rows.hpp"
#include "store/loaders.hpp"
#include "store/project.hpp"
#include "store/zone_members.hpp"

#include "statements.hpp"

#include <limits>

namespace vigie::store {

namespace {

core::Geometry point_or_none(std::optional<core::Projected> const& point) { return point ? core::Geometry{*point} : core::Geometry{}; }

core::Residence read_residence(Statement const& row) {
    core::Residence residence;
    residence.id = {row.integer(0)};
    residence.position = geometry_as<core::Projected>(row, 1);
    residence.code = row.text(2);
    residence.name = row.text(3);
    residence.address = row.text(4);
    residence.insee = row.text(5);
    residence.agency = row.text(6);
    residence.dwellings = row.maybe_int(7);
    residence.households = row.maybe_int(8);
    residence.year_built = row.maybe_int(9);
    residence.year_renovated = row.maybe_int(10);
    return residence;
}

core::MultiPolygon read_footprint(Statement const& row, int column) {
    return geometry_as<core::MultiPolygon>(row, column).value_or(core::MultiPolygon{});
}

core::Residence read_with_footprint(Statement const& row) {
    auto residence = read_residence(row);
    residence.footprint = read_footprint(row, 11);
    return residence;
}

}

void Project::add_residences(std::span<core::Residence> residences, core::ImportId import) {
    write({VIGIE_N_("Residences added: {0}"), {std::to_string(residences.size())}}, [&] {
        auto loader = load_residences(import);
        for (auto& residence : residences) {
            auto taken = database_->prepare(sql::residence_exists);
            taken.bind(":code", residence.code);
            if (taken.step())
                throw core::Error(core::ErrorCode::refused,
                                  {VIGIE_N_("The code “{0}” exists already in this project. Nothing was written; check whether this file was imported before."), {residence.code}});
            residence.id = loader.add(residence);
        }
        loader.finish();
    });
}

ResidenceLoader Project::load_residences(core::ImportId import) { return {*database_, import}; }

void Project::update_residences(std::span<core::Residence const> residences) {
    write({VIGIE_N_("Residences updated: {0}"), {std::to_string(residences.size())}}, [&] {
        auto& db = *database_;
        db.are_extents_stale = true;
        for (auto const& residence : residences) {
            auto row = db.prepare(sql::update_residence);
            bind_geometry(row, ":geom", point_or_none(residence.position), db.srs_id);
            row.bind(":fid", residence.id).bind(":name", residence.name).bind(":address", residence.address).bind(":insee", residence.insee);
            row.bind(":agency", residence.agency).bind(":dwellings", residence.dwellings).bind(":households", residence.households);
            row.bind(":year_built", residence.year_built).bind(":year_renovated", residence.year_renovated).run();
            if (!residence.footprint.empty()) {
                auto footprint = db.prepare(sql::put_footprint);
                footprint.bind(":residence", residence.id);
                bind_geometry(footprint, ":geom", residence.footprint, db.srs_id).run();
            }
            for (auto const& alias : residence.aliases) add_alias(residence.id, alias);
        }
    });
}

void Project::add_alias(core::ResidenceId residence, std::string const& alias) {
    write({VIGIE_N_("Other code {0}"), {alias}}, [&] { database_->prepare(sql::add_alias).bind(":alias", alias).bind(":residence", residence).run(); });
}

void Project::visit_residences(std::function<void(core::Residence&&)> const& visit) const {
    auto row = database_->prepare(sql::residences_with_footprints);
    while (row.step()) visit(read_with_footprint(row));
}

void Project::visit_footprints(std::function<void(core::ResidenceId, core::MultiPolygon&&)> const& visit) const {
    auto row = database_->prepare(sql::footprints);
    while (row.step()) visit({row.integer(0)}, read_footprint(row, 1));
}

std::vector<core::Residence> Project::residences() const {
    auto list = core::room_for<core::Residence>(residence_count());
    auto place = database_->prepare(sql::residences);
    while (place.step()) list.push_back(read_residence(place));
    auto row = database_->prepare(sql::aliases);
    auto residence = list.begin();
    while (row.step()) {
        while (residence != list.end() && residence->id.value < row.integer(0)) ++residence;
        if (residence == list.end()) break;
        residence->aliases.push_back(row.text(1));
    }
    return list;
}

std::vector<Project::PlacedResidence> Project::placed_residences(core::ResidenceId after, std::size_t most) const {
    std::vector<PlacedResidence> list;
    auto row = database_->prepare(sql::placed_residences);
    row.bind(":after", after).bind(":most", static_cast<std::int64_t>(most));
    while (row.step())
        if (auto const position = geometry_as<core::Projected>(row, 1)) list.push_back({{row.integer(0)}, *position});
    return list;
}

void Project::visit_aliases(std::function<void(std::string const&, std::string const&, core::ResidenceId)> const& visit) const {
    auto row = database_->prepare(sql::named_aliases);
    while (row.step()) visit(row.text(0), row.text(1), {row.integer(2)});
}

core::Residence Project::residence(core::ResidenceId id) const {
    core::Residence residence;
    {
        auto row = database_->prepare(sql::residence);
        row.bind(":fid", id);
        if (row.step()) residence = read_with_footprint(row);
    }
    auto row = database_->prepare(sql::aliases_of);
    row.bind(":residence", id);
    while (row.step()) residence.aliases.push_back(row.text(0));
    return residence;
}

std::size_t Project::residence_count() const {
    auto row = database_->prepare(sql::residence_count);
    return row.step() ? static_cast<std::size_t>(row.integer(0)) : 0;
}

ResidenceCodes Project::residence_codes() const { return ResidenceCodes(*database_); }

std::optional<core::ResidenceId> Project::find_residence(std::string const& code_or_alias) const {
    auto row = database_->prepare(sql::find_residence);
    row.bind(":code", code_or_alias);
    if (!row.step()) return std::nullopt;
    return core::ResidenceId{row.integer(0)};
}

std::unordered_map<std::string, core::ResidenceId> Project::residence_keys() const {
    std::unordered_map<std::string, core::ResidenceId> keys;
    auto row = database_->prepare(sql::residence_keys);
    while (row.step()) keys[row.text(0)] = {row.integer(1)};
    return keys;
}

core::ZoneLayerId Project::add_zone_layer(core::ZoneLayer const& layer) {
    if (find_zone_layer(layer.name))
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("A zone layer named “{0}” exists already. Choose another name with --as."), {layer.name}});
    core::ZoneLayerId id;
    write({VIGIE_N_("Layer {0}"), {layer.name}}, [&] {
        database_->prepare(sql::add_zone_layer).bind(":name", layer.name).bind(":title", layer.title).bind(":source", layer.source).run();
        id = {database_->last_row_id()};
    });
    return id;
}

void Project::add_zones(std::span<core::Zone> zones, core::ImportId import) {
    write({VIGIE_N_("Zones added: {0}"), {std::to_string(zones.size())}}, [&] {
        auto loader = load_zones(import);
        for (auto& zone : zones) {
            if (loader.find(zone.layer, zone.code))
                throw core::Error(core::ErrorCode::refused, {VIGIE_N_("The zone code “{0}” is there twice. Nothing was written; choose the column that identifies zones."), {zone.code}});
            zone.id = loader.add(zone);
        }
        loader.finish();
    });
}

ZoneLoader Project::load_zones(core::ImportId import) { return {*database_, import}; }

std::vector<core::ZoneLayer> Project::zone_layers() const {
    std::vector<core::ZoneLayer> list;
    auto row = database_->prepare(sql::zone_layers);
    while (row.step()) list.push_back({{row.integer(0)}, row.text(1), row.text(2), row.text(3)});
    return list;
}

std::optional<core::ZoneLayer> Project::find_zone_layer(std::string const& name) const {
    for (auto& layer : zone_layers())
        if (layer.name == name) return layer;
    return std::nullopt;
}

namespace {

core::Zone read_zone(Statement const& row, core::ZoneLayerId layer) {
    core::Zone zone;
    zone.id = {row.integer(0)};
    zone.layer = layer;
    zone.shape = geometry_as<core::MultiPolygon>(row, 1).value_or(core::MultiPolygon{});
    zone.code = row.text(2);
    zone.name = row.text(3);
    zone.parent_code = row.text(4);
    zone.population = row.maybe_int(5);
    zone.dwellings = row.maybe_int(6);
    return zone;
}

}

std::vector<core::Zone> Project::zones(core::ZoneLayerId layer) const {
    std::vector<core::Zone> list;
    auto row = database_->prepare(sql::zones);
    row.bind(":layer", layer);
    while (row.step()) list.push_back(read_zone(row, layer));
    return list;
}

std::vector<core::Zone> Project::zones_near(core::ZoneLayerId layer, core::Box const& place) const {
    std::vector<core::Zone> list;
    auto row = database_->prepare(sql::zones);
    row.bind(":layer", layer);
    while (row.step())
        if (auto const box = envelope(row.blob(1)); box && box->meets(place)) list.push_back(read_zone(row, layer));
    return list;
}

core::MultiPolygon Project::zone_shape(core::ZoneId zone) const {
    auto row = database_->prepare(sql::zone_shape);
    row.bind(":fid", zone);
    return row.step() ? geometry_as<core::MultiPolygon>(row, 0).value_or(core::MultiPolygon{}) : core::MultiPolygon{};
}

void Project::set_zone_shape(core::ZoneId zone, core::MultiPolygon const& shape) {
    write(VIGIE_N_("Outline of a zone"), [&] {
        database_->are_extents_stale = true;
        auto row = database_->prepare(sql::set_zone_shape);
        bind_geometry(row.bind(":fid", zone), ":geom", shape, database_->srs_id).run();
    });
}

namespace {

constexpr ResidenceRange everyone{{std::numeric_limits<std::int64_t>::min()}, {std::numeric_limits<std::int64_t>::max()}};

template <typename Visit> void visit_members(Database& db, core::ZoneLayerId layer, ResidenceRange const& residences, Visit const& visit) {
    auto row = db.prepare(sql::memberships);
    row.bind(":layer", layer).bind(":first", residences.first).bind(":last", residences.last);
    while (row.step()) visit(core::ZoneMembership{{row.integer(0)}, {row.integer(1)}, row.real(2)});
}

std::vector<core::ZoneMembership> memberships_of(Database& db, core::ZoneLayerId layer, ResidenceRange const& residences) {
    std::vector<core::ZoneMembership> list;
    visit_members(db, layer, residences, [&](core::ZoneMembership const& membership) { list.push_back(membership); });
    return list;
}

}

void Project::set_memberships(core::ZoneLayerId layer, std::span<core::ZoneMembership const> memberships) { set_memberships(layer, everyone, memberships); }

void Project::set_memberships(core::ZoneLayerId layer, ResidenceRange const& residences, std::span<core::ZoneMembership const> memberships) {
    write(VIGIE_N_("Residences assigned to zones"), [&] {
        std::unordered_map<core::ResidenceId, core::ZoneMembership> before;
        for (auto const& membership : memberships_of(*database_, layer, residences)) before.emplace(membership.residence, membership);
        // Only what differs is written, so that an import can give back what it changed.
        BulkInsert add(*database_, sql::add_membership);
        for (auto const& membership : memberships) {
            auto const found = before.find(membership.residence);
            bool const is_same = found != before.end() && found->second == membership;
            if (found != before.end()) before.erase(found);
            if (!is_same) add.row(layer.value, membership.residence.value, membership.zone.value, membership.distance_m);
        }
        for (auto const& [residence, gone] : before) database_->prepare(sql::remove_membership).bind(":layer", layer).bind(":residence", residence).run();
    });
}

std::vector<core::ZoneMembership> Project::memberships(core::ZoneLayerId layer) const { return memberships_of(*database_, layer, everyone); }

void visit_memberships(Project const& project, core::ZoneLayerId layer, std::function<void(core::ZoneMembership const&)> const& visit) {
    visit_members(project.database(), layer, everyone, visit);
}

}
