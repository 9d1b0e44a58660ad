#pragma once

#include <span>
#include <vector>

namespace vigie::analysis {

enum class Correction { none, fdr, by, bonferroni, holm };

/// Adjusted p-values as R's p.adjust: Benjamini-Hochberg (fdr), Benjamini-Yekutieli, Bonferroni, Holm. NaN entries (islands, sites
/// without value) are not tests: they stay NaN and do not count.
[[nodiscard]] std::vector<double> adjusted(std::span<double const> p, Correction correction);

}
