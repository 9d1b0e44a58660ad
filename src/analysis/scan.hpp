#pragma once

#include "core/geometry.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace vigie::analysis {

enum class ScanModel { poisson, bernoulli };

/// Cases and population of each area and period. One period for the purely spatial scan.
struct ScanData {
    std::vector<core::Projected> points;  ///< centre of each area
    std::size_t periods = 1;
    std::vector<double> cases;            ///< [area * periods + period], whole numbers
    std::vector<double> population;       ///< likewise; for Bernoulli whole numbers, cases and others together
};

struct ScanOptions {
    ScanModel model = ScanModel::poisson;
    double max_population = 0.5; ///< share of the population a circle may hold
    double max_duration = 0.5;   ///< share of the periods a cylinder may last, one period at least
    std::uint32_t draws = 999;
    std::uint64_t seed = 20'260'414;
    unsigned threads = 0;        ///< 0 = as many as the machine has; the result never depends on it
    std::size_t ranks = 5;       ///< most clusters listed
    std::function<void(double share)> progress = {};
};

struct ScanCluster {
    std::uint32_t centre = 0;
    std::vector<std::uint32_t> members; ///< areas, ascending
    std::size_t first_period = 0, last_period = 0;
    double radius = 0;                  ///< of the farthest member
    double cases = 0, expected = 0, population = 0;
    double relative_risk = 0;           ///< inside against outside; infinite when all cases are inside
    double llr = 0;                     ///< log-likelihood ratio
    double p = 1;                       ///< rank among the largest of each random map
    double p_gumbel = 1;                ///< the same from a Gumbel distribution fitted to them: what lies beyond 1 / (draws + 1)
};

struct ScanResult {
    std::vector<ScanCluster> clusters; ///< most likely first, none meeting a former one
    std::size_t zones = 0;             ///< circles, times intervals
    double total_cases = 0, total_population = 0;
    std::vector<double> largest;       ///< log-likelihood ratio of each random map
};

/// Kulldorff's circular scan: where are there more cases than the population explains?
///
/// Circles around each area, of its nearest areas (ties to the lower) while their population is at most `max_population` of all; areas
/// on one spot enter together. Cylinders last 1 to max_duration of the periods. Random maps keep the total: cases fall on areas
/// as their population (Poisson), or on individuals without replacement (Bernoulli). Areas without population or position are left out.
/// Circles are made once; random maps are counted 32 at a time, and a log-likelihood is only taken where the count reaches the least that
/// could matter, so the answer is the exact maximum. Cost O(zones * draws / 32) additions; 8 bytes a zone
/// Source: Kulldorff (1997), Communications in Statistics 26(6), 1481-1496; Gumbel: Abrams et al. (2010), Int. J. Health Geographics 9:61.
/// \pre cases and population are finite, not negative; Bernoulli: whole, cases <= population, one period
/// \throws core::Error(cancelled), core::Error(refused) when the circles would not fit in memory
[[nodiscard]] ScanResult scan(ScanData const& data, ScanOptions const& options = {}, std::stop_token stop = {});

}
