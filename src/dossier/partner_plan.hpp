#pragma once

#include "core/disclosure.hpp"
#include "dossier/edition.hpp"
#include "dossier/snapshot.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// What a partner edition says of each place, and what it hides (docs/methods/disclosure.md).
namespace vigie::dossier {

/// What is said of one figure of one place.
struct PartnerCell {
    enum class State : unsigned char {
        shown,
        secret,   ///< « s »
        withheld, ///< « non diffusé »: the profile does not give it
        unknown,  ///< not recorded, or not scored
    };
    State state = State::unknown;
    core::SeverityClass severity = core::SeverityClass::not_scored; ///< of a class that is shown
    std::optional<std::int64_t> count;                              ///< of a count that is shown
    friend bool operator==(PartnerCell const&, PartnerCell const&) = default;
};

/// One figure over all places: what it is made of, and which cells may be said. A class is no sum: nothing is
/// subtracted from classes, so that only the places behind them are protected (`said`), and cells of too few sensitive
/// facts; counts are protected as counts (`counted`).
struct PartnerMeasure {
    std::string code;                  ///< « households », a family, an indicator
    std::vector<double> bases, counts; ///< per residence; counts may be empty
    std::vector<double> denominators;  ///< of a pooled rate; empty: a mean by dwellings
    std::vector<double> scores;        ///< 0–100 per residence, NaN = unknown; empty: no class
    double minimum_base = 11,
           minimum_count = 0;                ///< of the profile; a cell of 1 to below minimum_count facts says nothing
    bool is_given = true;                    ///< by the profile
    core::Disclosure said;                   ///< groupings: the zone layers in the snapshot's order, then the agencies
    std::optional<core::Disclosure> counted; ///< of facts that may be counted by zone
};

class PartnerPlan {
public:
    /// \param campaign empty = the latest scored. \throws core::Error(refused) when none is scored
    /// Cost: that of core::disclose for each indicator; 0.1 s for 500 residences
    PartnerPlan(Snapshot const& snapshot, store::Project const& project, EditionProfile profile,
                std::string const& campaign);

    [[nodiscard]] EditionProfile const& profile() const { return profile_; }
    [[nodiscard]] CampaignData const& campaign() const { return data_; }
    [[nodiscard]] bool gives_layer(std::size_t layer) const;

    // A place is a residence (zone layer absent) or a zone of a layer, by their places in the snapshot.
    struct Place {
        std::optional<std::size_t> layer;
        std::size_t at = 0;
    };
    [[nodiscard]] PartnerCell index(Place place) const;
    [[nodiscard]] PartnerCell household_count(Place place) const;
    [[nodiscard]] PartnerCell family(Place place, std::string const& code) const;
    [[nodiscard]] PartnerCell indicator(Place place, std::string const& code) const; ///< its class
    [[nodiscard]] PartnerCell facts(Place place, std::string const& code) const;     ///< zones only
    /// Of the residences of the same agency with a value, three at least; absent otherwise.
    [[nodiscard]] std::optional<core::SeverityClass> agency_median(std::size_t row, std::string const& code) const;
    [[nodiscard]] std::vector<PartnerMeasure> const& measures() const { return measures_; }
    [[nodiscard]] std::vector<core::Grouping> const& groupings() const { return groupings_; }
    [[nodiscard]] PartnerMeasure const* measure(std::string const& code) const;

private:
    void add_groupings();
    void add_households();
    void add_families();
    void add_indicators(store::Project const& project);
    [[nodiscard]] core::Disclosure protect(PartnerMeasure const& measure, std::vector<double> const& counts) const;
    [[nodiscard]] PartnerCell::State state(PartnerMeasure const& measure, core::Disclosure const& said,
                                           Place place) const;
    [[nodiscard]] bool has_too_few_facts(PartnerMeasure const& measure, Place place) const;
    [[nodiscard]] PartnerCell class_cell(PartnerMeasure const* measure, Place place,
                                         std::function<std::optional<double>()> const& score) const;
    [[nodiscard]] std::span<std::size_t const> rows_of(Place place) const;
    [[nodiscard]] core::SeverityClass zone_class(Place place) const;
    [[nodiscard]] std::optional<double> score_of(PartnerMeasure const& measure, core::Indicator const* indicator,
                                                 Place place) const;

    Snapshot const& snapshot_;
    EditionProfile profile_;
    CampaignData const& data_;
    std::vector<core::Grouping> groupings_;
    std::vector<std::size_t> rows_;                                   ///< 0, 1, 2…
    std::vector<std::vector<std::vector<std::size_t>>> rows_of_zone_; ///< per layer, per zone
    std::vector<PartnerMeasure> measures_;
};

/// What an attacker who adds and subtracts all that the edition may publish finds out.
struct PartnerAttack {
    std::int64_t published = 0, hidden = 0; ///< cells
    std::vector<std::string> found;         ///< sentences; empty = nothing
};
/// Residences whose dwellings are told as one sum, beside the zones and agencies: those of a cluster.
struct PartnerSum {
    std::string name;
    std::vector<std::uint32_t> rows;
};
/// Over the cells, meetings and differences of all pairs of groups, by elimination: independent of how the cells were
/// chosen. \param sums  of households
[[nodiscard]] PartnerAttack attack(Snapshot const& snapshot, std::span<core::Grouping const> groupings,
                                   std::span<PartnerMeasure const> measures, std::span<PartnerSum const> sums = {});
/// With the clusters that the edition gives.
[[nodiscard]] PartnerAttack attack(Snapshot const& snapshot, PartnerPlan const& plan);

}
