#pragma once

#include "core/random.hpp"

#include <algorithm>
#include <cmath>

/// Draws from usual laws. Each takes the stream by reference and uses as many numbers as it needs.
namespace vigie::demo {

/// Standard normal: twelve uniforms less six (Irwin–Hall), so that no draw lies beyond ±6.
[[nodiscard]] inline double normal(core::CounterRandom& random) {
    double total = -6;
    for (int i = 0; i < 12; ++i)
        total += random.uniform();
    return total;
}

/// Events of mean `mean`; above 40, rounded from the normal law.
[[nodiscard]] inline int poisson(double mean, core::CounterRandom& random) {
    if (!(mean > 0)) return 0;
    if (mean > 40) return static_cast<int>(std::max(0.0, std::round(mean + std::sqrt(mean) * normal(random))));
    double const limit = std::exp(-mean);
    int count = 0;
    for (double product = random.uniform(); product > limit; product *= random.uniform())
        ++count;
    return count;
}

[[nodiscard]] inline int binomial(int trials, double share, core::CounterRandom& random) {
    int count = 0;
    for (int i = 0; i < trials; ++i)
        count += random.uniform() < share ? 1 : 0;
    return count;
}

}
