#pragma once

#include <optional>
#include <vector>

namespace vigie::workbench::detail {

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


}
