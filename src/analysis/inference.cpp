#include "analysis/inference.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vigie::analysis {

double normal_p(double z, Alternative alternative) {
    auto const above = [](double x) { return std::erfc(x / std::numbers::sqrt2) / 2; };
    switch (alternative) {
    case Alternative::greater: return above(z);
    case Alternative::less: return above(-z);
    case Alternative::directed: return above(std::abs(z));
    case Alternative::two_sided: break;
    }
    return 2 * above(std::abs(z));
}

double pseudo_p(std::uint32_t at_least, std::uint32_t at_most, std::uint32_t permutations, Alternative alternative) {
    auto const p = [&](std::uint32_t count) { return (count + 1.0) / (permutations + 1.0); };
    double const directed = p(std::min(at_least, at_most));
    switch (alternative) {
    case Alternative::greater: return p(at_least);
    case Alternative::less: return p(at_most);
    case Alternative::directed: return directed;
    case Alternative::two_sided: break;
    }
    return std::min(1.0, 2 * directed);
}

}
