#pragma once

#include "core/observation.hpp"
#include "core/residence.hpp"
#include "core/zone.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

/// Writers of any number of rows, one after the other, in the transaction around; made by Project::load_…, and finished
/// there. Rows go to the database as they come: in memory are only boxes for the spatial index (32 bytes each), of
/// which those beyond a million wait in an unnamed temporary file.
namespace vigie::store {

class Database;

/// Who has a code, while residences are being added: told from the project, so that nothing is kept in memory.
class ResidenceCodes {
public:
    /// Residences added from here on are new.
    explicit ResidenceCodes(Database& db);
    /// Whose code it is, else which of those that were there goes by it as well.
    [[nodiscard]] std::optional<core::ResidenceId> find(std::string_view code) const;
    [[nodiscard]] bool is_new(core::ResidenceId residence) const { return residence > last_before_; }

private:
    Database* db_;
    core::ResidenceId last_before_;
};

class ResidenceLoader {
public:
    ResidenceLoader(Database& db, core::ImportId import);
    ResidenceLoader(ResidenceLoader&&) noexcept;
    ~ResidenceLoader();

    /// \pre nobody has the code
    core::ResidenceId add(core::Residence const& residence);
    /// \pre it was added here
    void set_dwellings(core::ResidenceId residence, std::optional<int> dwellings);
    void finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

class ZoneLoader {
public:
    ZoneLoader(Database& db, core::ImportId import);
    ZoneLoader(ZoneLoader&&) noexcept;
    ~ZoneLoader();

    [[nodiscard]] std::optional<core::ZoneId> find(core::ZoneLayerId layer, std::string_view code) const;
    /// \pre its layer has no zone of that code
    core::ZoneId add(core::Zone const& zone);
    void finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

class ObservationLoader {
public:
    ObservationLoader(Database& db, core::ImportId import);
    ObservationLoader(ObservationLoader&&) noexcept;
    ~ObservationLoader();

    /// Inserts, or replaces what was known of the same campaign, indicator and residence.
    void put(core::Observation const& observation);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Incidents are numbered from 0 as they are added.
class IncidentLoader {
public:
    IncidentLoader(Database& db, core::ImportId import);
    IncidentLoader(IncidentLoader&&) noexcept;
    ~IncidentLoader();

    void add(core::Incident const& incident);
    [[nodiscard]] bool has_code(std::size_t incident, std::string_view code) const;
    /// The worst counts.
    void raise_severity(std::size_t incident, int severity);
    void finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}
