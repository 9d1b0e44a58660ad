#pragma once

#include <optional>
#include <vector>

namespace vigie::dossier::detail {

struct Interval {
    double low = 0;
    double high = 0;
};

/// 95 % interval of a Poisson count by Byar's approximation, within 0.1 of the exact one but for the upper end of 0 events
/// (3.66 for 3.69). Source: Breslow and Day (1987), Statistical Methods in Cancer Research II, p. 69.
/// \pre events >= 0
[[nodiscard]] Interval byar(double events);

/// 95 % interval of a share. Source: Wilson (1927), JASA 22, 209-212. \pre 0 <= positive <= answers, answers > 0
[[nodiscard]] Interval wilson(double positive, double answers);

/// How a rate of events moved, as the rate after over the rate before, with the 95 % interval and the two-sided p of no change: given the
/// sum of the events, those after are binomial (Przyborowski and Wilenski 1940, Biometrika 31, 313-323), its share bounded after Clopper and
/// Pearson (1934, Biometrika 26, 404-413); p is twice the smaller tail, so that it is under 5 % exactly where the interval leaves 1 out.
/// Events rounded to whole ones. `high` is infinite after none before. No events at all: ratio 1, no bound, p = 1.
/// Cost O(events). \pre exposures > 0, events >= 0
struct RateRatio {
    double ratio = 1;
    double low = 0;
    double high = 0;
    double p = 1;
};
[[nodiscard]] RateRatio rate_ratio(double events_before, double exposure_before, double events, double exposure);

/// How a share moved, in shares, with the 95 % interval from those of the two shares.
/// Source: Newcombe (1998), Statistics in Medicine 17, 873-890, method 10. \pre as wilson()
struct ShareDifference {
    double difference = 0;
    double low = 0;
    double high = 0;
};
[[nodiscard]] ShareDifference share_difference(double positive_before, double answers_before, double positive, double answers);

}
