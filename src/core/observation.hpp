#pragma once

#include "core/date.hpp"
#include "core/geometry.hpp"
#include "core/id.hpp"

#include <optional>
#include <string>

namespace vigie::core {

/// A dated round of observation, half-open; frozen = its scores never change again.
struct Campaign {
    CampaignId id;
    std::string name;
    Period period;
    std::optional<Date> frozen_on;
    friend bool operator==(Campaign const&, Campaign const&) = default;
};

/// Where a value comes from: measured, estimated, seen on site, or taken over from the zone around.
enum class Quality { measured, estimated, observed, inherited };

/// What is known of one residence for one indicator in one campaign. A missing observation is a missing row, never a number.
struct Observation {
    ResidenceId residence;
    CampaignId campaign;
    std::string indicator; ///< code
    std::optional<double> value;
    std::optional<double> numerator;
    std::optional<double> denominator;
    Quality quality = Quality::measured;
    std::optional<Date> observed_on;
    friend bool operator==(Observation const&, Observation const&) = default;
};

/// A dated, typed fact at a point or in a residence. Holds no person.
struct Incident {
    std::string code; ///< identifier in its source
    std::string kind;
    Date date;
    std::optional<int> severity;
    std::optional<ResidenceId> residence; ///< absent when none is near enough
    std::optional<double> distance_m;     ///< from the point to that residence
    std::optional<Projected> position;
    friend bool operator==(Incident const&, Incident const&) = default;
};

}
