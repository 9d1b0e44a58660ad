#pragma once

#include "core/grid.hpp"
#include "core/id.hpp"
#include "core/live_score.hpp"
#include "core/observation.hpp"
#include "core/scoring.hpp"
#include "core/stability.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// What a score run keeps (docs/methods/score.md).
namespace vigie::store {

/// How a score run was made: enough to make it again.
struct ScoreRun {
    core::ScoreRunId id;
    core::CampaignId campaign;
    core::GridId grid;
    std::string weights;    ///< JSON {family code: weight} when they differ from the grid's, else empty
    std::string engine;     ///< program version
    std::string created_at;
};

/// What a run says of a residence as a whole.
struct ResidenceScore {
    core::ResidenceId residence;
    core::scoring::IndexScore index;
    core::SeverityClass shown = core::SeverityClass::not_scored; ///< with hysteresis over the campaigns before
    int rank = 0; ///< 0 = not scored
    std::optional<int> alerts; ///< families of the index in alert, whatever the index; absent in a run made before they were counted
    double variance = 0; ///< sampling variance of the index (rule 11); 0 when it is not scored
    friend bool operator==(ResidenceScore const&, ResidenceScore const&) = default;
};

/// The same with its families.
struct StoredScore : ResidenceScore {
    std::vector<core::scoring::FamilyScore> families; ///< grid order, family 8 included
    std::vector<double> contributions;                ///< index points, families of the grid (0 for family 8)
    friend bool operator==(StoredScore const&, StoredScore const&) = default;
};

/// The families of every residence in one list.
struct FamilyTable {
    std::size_t families = 0;                       ///< of the grid, family 8 included
    std::vector<core::scoring::FamilyScore> scores; ///< residence after residence, in the order of residences()
    std::vector<double> contributions;              ///< index points, likewise; 0 for family 8

    [[nodiscard]] std::span<core::scoring::FamilyScore const> scores_of(std::size_t residence) const {
        return std::span(scores).subspan(residence * families, families);
    }
    [[nodiscard]] std::span<double const> contributions_of(std::size_t residence) const {
        return std::span(contributions).subspan(residence * families, families);
    }
};

/// What a run keeps of each residence below its index.
struct ScoreCells {
    core::ScoreMatrix matrix; ///< indicators
    FamilyTable families;
};

/// How far the ranks of a run move (core::StabilityTest), with what it takes to reckon them again.
struct StoredStability {
    std::uint32_t draws = 0;
    std::uint64_t seed = 0;
    int top = 0;
    std::vector<core::RankRange> ranges; ///< by residence id, all residences
};

struct StoredZoneScore {
    core::ZoneId zone;
    core::scoring::ZoneScore score;
    core::SeverityClass severity = core::SeverityClass::not_scored;
};

/// What there is to say of what a method learnt (core::scoring::Scale).
struct StoredScale {
    std::string indicator;
    core::Method method = core::Method::goalposts;
    std::int64_t stock = 0;    ///< values learnt from; 0 of a method that learns: nothing could be scored
    std::int64_t unlisted = 0; ///< observations without a score, their value is not in the table
    bool is_flat = false;      ///< tells no residence of that stock from another
};

/// One indicator of one residence as the run used it.
struct ScoreDetail {
    std::string indicator;
    double raw = 0;
    double smoothed = 0; ///< equal to raw when no correction applies
    float normalised = 0;
    std::optional<double> numerator, denominator;
    core::Quality quality = core::Quality::measured;
    std::optional<core::Date> observed_on;
};

/// What was observed for one indicator, before any correction.
struct RawValue {
    std::size_t indicator = 0; ///< place in the run's grid
    core::ResidenceId residence;
    double value = 0; ///< in the indicator's unit
    std::optional<double> numerator, denominator;
    core::ImportId import; ///< none: counted from incidents
};

}
