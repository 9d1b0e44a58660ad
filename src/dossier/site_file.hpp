#pragma once

#include "core/change.hpp"
#include "dossier/snapshot.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vigie::dossier {

struct FamilyLine {
    std::string code;
    core::Label name;
    double weight = 0; ///< normalised share of the index; 0 for family 8
    bool is_in_index = true;
    std::optional<double> score;
    core::SeverityClass severity = core::SeverityClass::not_scored;
    double coverage = 0;
    double contribution = 0;           ///< index points, rounded so that they add up
    std::optional<double> stock_median; ///< family score over the stock
    double stock_contribution = 0;      ///< mean contribution over scored residences
};

struct IndicatorLine {
    core::Indicator indicator; ///< of the grid
    std::string family;
    std::optional<store::ScoreDetail> detail; ///< absent = non renseigné
    std::optional<double> low, high;          ///< 95 % interval of the raw rate or share, where it was counted
    std::optional<double> stock_median;       ///< of the values that feed the score; held within the scale
    std::optional<double> attention;          ///< the value that scores 50
    bool is_alert = false;
    bool is_beyond_attention = false; ///< normalised value of 50 or more, of an indicator that counts in the index
    std::vector<std::pair<std::string, std::optional<double>>> history; ///< campaign → raw value, oldest first
};

/// Everything the fiche, `vigie explain` and the site sheet say about one residence: one model, so they agree.
struct SiteFile {
    std::uint32_t row = 0;
    core::Residence residence;
    std::string neighbourhood;
    std::vector<std::pair<std::string, std::string>> zones; ///< layer title → zone name
    std::string campaign;
    std::optional<store::ResidenceScore> score; ///< absent when the campaign was never scored
    std::size_t scored_residences = 0;
    std::optional<core::Change> change; ///< since the scored campaign before
    bool has_other_grid = false;        ///< that campaign was scored with another grid or other weights
    std::string previous_campaign;
    std::vector<std::pair<std::string, std::optional<double>>> history; ///< campaign → index, oldest first
    std::vector<FamilyLine> families;     ///< grid order
    std::vector<IndicatorLine> indicators; ///< grid order
    std::vector<std::string> missing;      ///< codes with weight > 0 and no value
    int observed = 0, expected = 0;        ///< indicators of the index with weight > 0
    int alerts = 0; ///< indicators at or beyond their alert threshold
    std::vector<std::string> alert_names;
    std::vector<std::string> families_in_alert; ///< codes, of the index: by their score, or by one of these indicators
    int families_counted = 0;                   ///< of the index, that an alert may come from: « 5 sur 7 »
    std::optional<store::StoredFoyer> foyer;
    std::optional<store::StoredLocal> local;
    core::WatchStatus status = core::WatchStatus::ordinary;
    std::vector<core::WatchEvent> watch_events;
    std::vector<core::Action> actions;
    std::vector<core::FieldNote> notes;
    std::vector<core::SiteProject> projects;
    std::optional<core::FieldOpinion> opinion; ///< that holds on the class of this campaign
    std::vector<core::FieldOpinion> opinions;  ///< every act, of all campaigns, oldest first
    /// Next above and below in the ranking, with the family that makes the difference.
    struct RankNeighbour {
        std::uint32_t row = 0;
        int rank = 0;
        double score = 0;
        std::string family; ///< code with the largest difference in contribution
        double difference = 0; ///< its contribution here minus there, index points
    };
    std::optional<RankNeighbour> above, below;
    std::string finding; ///< « Situation très complexe, en hausse depuis 2025 : tranquillité, cadre de vie, service. »
};

/// \param project for details of the run (numerators, dates); read only
[[nodiscard]] SiteFile site_file(Snapshot const& snapshot, store::Project const& project, std::uint32_t row,
                                 std::string const& campaign);

}
