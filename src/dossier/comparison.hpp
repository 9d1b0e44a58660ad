#pragma once

#include "core/change.hpp"
#include "dossier/snapshot.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vigie::dossier {

/// A rate per 100 dwellings (or a share) of a group of residences, with its 95 % interval.
struct GroupIndicator {
    std::string code;
    std::optional<double> value, low, high;
};

struct FamilyMean {
    std::string code;
    std::optional<double> score; ///< mean of the residences' family scores weighted by dwellings
    core::SeverityClass severity = core::SeverityClass::not_scored;
    std::optional<double> change; ///< since the campaign before
};

/// One column of the comparison: a zone, or the reference (all residences).
struct ComparedGroup {
    std::string code;
    std::string name;
    bool is_reference = false;
    int residences = 0;
    int dwellings = 0;
    std::optional<double> score; ///< rule 10
    core::SeverityClass severity = core::SeverityClass::not_scored;
    double coverage = 0; ///< share of dwellings in scored residences
    std::optional<core::Change> change;
    int by_class[5] = {};             ///< by SeverityClass
    std::vector<FamilyMean> families; ///< of the grid, in order, family 8 included
    std::vector<GroupIndicator> indicators;
    std::vector<std::pair<std::string, std::optional<double>>> history; ///< campaign name → score
    std::vector<double> indices;                                        ///< of the scored residences, ascending
    int watched_residences = 0;                                         ///< watched, project, leaving or relapse
    int watched_dwellings = 0;
    int open_actions = 0, late_actions = 0;
    core::Box extent;
    std::string sentence;            ///< « En une phrase »
    std::vector<std::uint32_t> rows; ///< residences of the group
};

struct Comparison {
    std::string zone_layer;
    std::string campaign;
    std::vector<ComparedGroup> groups; ///< as asked, the reference last
    std::vector<std::string> indicator_codes;
    std::string finding; ///< title that states what stands out
    /// Class × change of the groups' residences since the scored campaign before: rows D, C, B, A; columns better,
    /// no clear change, worse (status_dynamics()); a residence without both scores is in none.
    int matrix[4][3] = {};
};

/// Compares 1 to 6 zones of a layer with the whole stock.
/// \param project  when given, indicators are pooled from the residences' numerators and denominators, with their
/// interval;
///                 without it they are means of the residences' scored values weighted by dwellings, without interval
/// \throws core::Error(usage) naming a code that is not in the layer
[[nodiscard]] Comparison compare_zones(Snapshot const& snapshot, std::string const& layer,
                                       std::vector<std::string> const& codes, std::string const& campaign,
                                       core::Date as_of, store::Project const* project = nullptr);

}
