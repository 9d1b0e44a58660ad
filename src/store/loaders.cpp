#include "store/loaders.hpp"

#include "store/detail/bulk_index.hpp"
#include "store/detail/bulk_statement.hpp"
#include "store/detail/indicator_ids.hpp"
#include "store/detail/rows.hpp"

#include "statements.hpp"

namespace vigie::store {

namespace {

std::optional<std::int64_t> reference(core::ImportId import) {
    return import ? std::optional(import.value) : std::nullopt;
}

std::int64_t highest_id(Database& db, std::string_view query) {
    auto row = db.prepare(query);
    return row.step() ? row.integer(0) : 0;
}

/// A geometry written into a buffer that is used again and again.
struct Shape {
    std::vector<std::byte> blob{};
    core::Box box{};

    void set(core::Geometry const& geometry, int srs_id) { box = encode_into(blob, geometry, srs_id); }
    [[nodiscard]] std::optional<std::span<std::byte const>> bytes() const {
        return blob.empty() ? std::nullopt : std::optional(std::span<std::byte const>(blob));
    }
};

core::Geometry point_or_none(std::optional<core::Projected> const& point) {
    return point ? core::Geometry{*point} : core::Geometry{};
}

}

// --- residences ---

ResidenceCodes::ResidenceCodes(Database& db)
    : db_(&db)
    , last_before_{highest_id(db, sql::last_residence)} {}

std::optional<core::ResidenceId> ResidenceCodes::find(std::string_view code) const {
    auto row = db_->prepare(sql::code_owner);
    row.bind(":code", code).bind(":last_before", last_before_);
    if (!row.step()) return std::nullopt;
    return core::ResidenceId{row.integer(0)};
}

struct ResidenceLoader::State {
    Database& db;
    std::optional<std::int64_t> import;
    BulkInsert residence{db, sql::add_residence}, footprint{db, sql::add_footprint}, alias{db, sql::add_alias};
    BulkIndex places{db, "residence"}, footprints{db, "residence_footprint"};
    Shape shape{};
};

ResidenceLoader::ResidenceLoader(Database& db, core::ImportId import)
    : state_(new State{db, reference(import)}) {
    db.are_extents_stale = true;
}
ResidenceLoader::ResidenceLoader(ResidenceLoader&&) noexcept = default;
ResidenceLoader::~ResidenceLoader() = default;

core::ResidenceId ResidenceLoader::add(core::Residence const& residence) {
    auto& s = *state_;
    s.shape.set(point_or_none(residence.position), s.db.srs_id);
    s.residence.row(s.shape.bytes(), residence.code, residence.name, residence.address, residence.insee,
                    residence.agency, residence.dwellings, residence.households, residence.year_built,
                    residence.year_renovated, s.import);
    core::ResidenceId const id{s.db.last_row_id()};
    s.places.add(id.value, s.shape.box);
    if (!residence.footprint.empty()) {
        s.shape.set(residence.footprint, s.db.srs_id);
        s.footprint.row(id.value, s.shape.bytes());
        s.footprints.add(id.value, s.shape.box);
    }
    for (auto const& alias : residence.aliases)
        s.alias.row(alias, id.value);
    return id;
}

void ResidenceLoader::set_dwellings(core::ResidenceId residence, std::optional<int> dwellings) {
    state_->db.prepare(sql::set_dwellings).bind(":fid", residence).bind(":dwellings", dwellings).run();
}

void ResidenceLoader::finish() {
    state_->places.finish();
    state_->footprints.finish();
}

// --- zones ---

struct ZoneLoader::State {
    Database& db;
    std::optional<std::int64_t> import;
    BulkInsert zone{db, sql::add_zone};
    BulkIndex outlines{db, "zone"};
    Shape shape{};
};

ZoneLoader::ZoneLoader(Database& db, core::ImportId import)
    : state_(new State{db, reference(import)}) {
    db.are_extents_stale = true;
}
ZoneLoader::ZoneLoader(ZoneLoader&&) noexcept = default;
ZoneLoader::~ZoneLoader() = default;

std::optional<core::ZoneId> ZoneLoader::find(core::ZoneLayerId layer, std::string_view code) const {
    auto row = state_->db.prepare(sql::find_zone);
    row.bind(":layer", layer).bind(":code", code);
    if (!row.step()) return std::nullopt;
    return core::ZoneId{row.integer(0)};
}

core::ZoneId ZoneLoader::add(core::Zone const& zone) {
    auto& s = *state_;
    s.shape.set(zone.shape.empty() ? core::Geometry{} : core::Geometry{zone.shape}, s.db.srs_id);
    s.zone.row(s.shape.bytes(), zone.layer.value, zone.code, zone.name, zone.parent_code, zone.population,
               zone.dwellings, s.import);
    core::ZoneId const id{s.db.last_row_id()};
    s.outlines.add(id.value, s.shape.box);
    return id;
}

void ZoneLoader::finish() { state_->outlines.finish(); }

// --- observations ---

struct ObservationLoader::State {
    Database& db;
    std::optional<std::int64_t> import;
    IndicatorIds indicators{db};
    BulkInsert observation{db, sql::put_observation};
};

ObservationLoader::ObservationLoader(Database& db, core::ImportId import)
    : state_(new State{db, reference(import)}) {}
ObservationLoader::ObservationLoader(ObservationLoader&&) noexcept = default;
ObservationLoader::~ObservationLoader() = default;

void ObservationLoader::put(core::Observation const& o) {
    auto& s = *state_;
    auto const indicator = s.indicators.of(o.indicator);
    s.observation.row(o.campaign.value, o.residence.value, indicator, o.value, o.numerator, o.denominator,
                      std::string_view(quality_codes[static_cast<std::size_t>(o.quality)]), iso_or_null(o.observed_on),
                      s.import);
}

// --- incidents ---

struct IncidentLoader::State {
    Database& db;
    std::optional<std::int64_t> import;
    std::int64_t first;
    BulkInsert incident{db, sql::add_incident};
    BulkIndex places{db, "incident"};
    Shape shape{};
};

IncidentLoader::IncidentLoader(Database& db, core::ImportId import)
    : state_(new State{db, reference(import), highest_id(db, sql::last_incident) + 1}) {}
IncidentLoader::IncidentLoader(IncidentLoader&&) noexcept = default;
IncidentLoader::~IncidentLoader() = default;

void IncidentLoader::add(core::Incident const& incident) {
    auto& s = *state_;
    s.shape.set(point_or_none(incident.position), s.db.srs_id);
    auto const residence = incident.residence ? std::optional(incident.residence->value) : std::nullopt;
    s.incident.row(s.shape.bytes(), incident.code, incident.kind, core::iso(incident.date), incident.severity,
                   residence, incident.distance_m, s.import);
    s.places.add(s.db.last_row_id(), s.shape.box);
}

bool IncidentLoader::has_code(std::size_t incident, std::string_view code) const {
    auto row = state_->db.prepare(sql::incident_has_code);
    row.bind(":fid", state_->first + static_cast<std::int64_t>(incident)).bind(":code", code);
    return row.step();
}

void IncidentLoader::raise_severity(std::size_t incident, int severity) {
    auto row = state_->db.prepare(sql::raise_severity);
    row.bind(":fid", state_->first + static_cast<std::int64_t>(incident)).bind(":severity", severity).run();
}

void IncidentLoader::finish() { state_->places.finish(); }

}
