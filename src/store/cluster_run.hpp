#pragma once

#include "core/geometry.hpp"
#include "core/id.hpp"
#include "core/late.hpp"
#include "core/message.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a search for foyers keeps.
namespace vigie::store {

struct StoredFoyer {
    int number = 0;          ///< 1 = first of the ranking
    std::string name;        ///< after its neighbourhood
    std::string kind;        ///< « foyer » or « to_verify »
    std::optional<bool> is_solid; ///< absent when the solidity test has not been run
    core::MultiPolygon outline;
    std::vector<core::ResidenceId> members;
    std::vector<core::ResidenceId> cores;
    int dwellings = 0;
    double mean_score = 0;
    double smallest_q = 1;
    std::vector<core::ZoneId> zones = {}; ///< of a run on zones, whose residences the members are
};

struct StoredLocal {
    core::ResidenceId residence; ///< none in a run on zones
    double value = 0, lag = 0, statistic = 0;
    std::optional<double> p, q;
    std::string quadrant; ///< high-high, low-low, low-high, high-low, or empty
    bool is_significant = false;
    int neighbours = 0;
    core::ZoneId zone = {}; ///< in a run on zones
};

/// What a run found at each site. A residence's or zone's is found by its id: they are sorted by it.
struct LocalStatistics {
    std::vector<StoredLocal> sites;
    std::vector<core::ResidenceId> isolated_high;
    std::vector<core::ZoneId> isolated_high_zones;
};

/// How many sites would stand out with another neighbourhood and correction.
struct Sensitivity {
    std::string weights;    ///< knn:6
    std::string correction; ///< none, fdr, bonferroni
    std::int64_t significant = 0;
    friend bool operator==(Sensitivity const&, Sensitivity const&) = default;
};

struct ClusterRun {
    core::ClusterRunId id;
    core::ScoreRunId score_run;
    std::optional<core::ZoneLayerId> layer; ///< whose zones were compared; absent = the residences
    std::string method;     ///< local-moran
    std::string weights;    ///< knn:8
    core::Message reason;   ///< why this method and these weights; empty when the user chose them
    std::uint32_t permutations = 0;
    std::uint64_t seed = 0;
    std::string correction; ///< fdr
    double alpha = 0.05;
    std::string engine;
    std::string created_at;
    std::int64_t tested = 0, significant_before = 0, significant_after = 0; ///< expected by chance = alpha * tested
    std::vector<StoredFoyer> foyers;
    core::Late<LocalStatistics> local;
    std::vector<Sensitivity> sensitivity; ///< neighbourhood by neighbourhood; empty for a method that has none
};

}
