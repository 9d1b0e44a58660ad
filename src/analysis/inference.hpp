#pragma once

#include <cstdint>
#include <functional>

namespace vigie::analysis {

/// What counts as extreme. `directed` is the smaller of both sides, as GeoDa prints it: too small by half, never our default.
enum class Alternative { two_sided, greater, less, directed };

struct PermutationOptions {
    std::uint32_t permutations = 99'999;
    std::uint64_t seed = 20'260'414;
    unsigned threads = 0; ///< 0 = as many as the machine has; the result never depends on it
    Alternative alternative = Alternative::two_sided;
    std::function<void(double share)> progress = {}; ///< called from one thread, may be empty
};

/// p of a standard normal z. NaN for NaN.
[[nodiscard]] double normal_p(double z, Alternative alternative);

/// (count + 1) / (permutations + 1) of the side asked for; two-sided is twice the smaller side, 1 at most.
[[nodiscard]] double pseudo_p(std::uint32_t at_least, std::uint32_t at_most, std::uint32_t permutations, Alternative alternative);

}
