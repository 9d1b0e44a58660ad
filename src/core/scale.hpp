#pragma once

#include "core/grid.hpp"

#include <cstddef>
#include <span>
#include <vector>

/// From a value to 0..100 by the methods of a grid (docs/methods/score.md, rule 2). A method learns once from a
/// reference stock; what it learnt is a few knots, kept with the run, so that the run can be worked out again whatever
/// becomes of that stock.
namespace vigie::core::scoring {

/// On a knot its score; between two, along the line that joins them; beyond the last, 0 on the good side and 100 on the
/// bad. Of a table only the knots count: a value that is not listed has no score.
struct Scale {
    std::vector<Knot> knots; ///< by rising value, each value once; none: nothing was learnt, nothing has a score
    bool high_is_bad = true;
    bool is_table = false;
    std::size_t stock = 0; ///< values that were learnt from
    friend bool operator==(Scale const&, Scale const&) = default;
};

/// \param stock  values of the reference stock, in any order; NaN is passed over. The order changes no bit.
/// \pre faults() finds nothing in the indicator
/// Cost O(n log n); for goalposts and tables, which learn nothing, O(1)
[[nodiscard]] Scale learn_scale(Indicator const& indicator, std::vector<double> stock);

/// Rounded to float. NaN in, NaN out.
[[nodiscard]] float normalise(double value, Scale const& scale);

/// The value that has a score: the inverse of normalise(), held within the knots; of a table, the listed value whose
/// score is nearest. NaN in, NaN out, and NaN where nothing was learnt.
[[nodiscard]] double value_at(double score, Scale const& scale);

/// Points of the score for one unit of the value, where it lies; 0 beyond the knots and for a table.
[[nodiscard]] double slope_at(double value, Scale const& scale);

/// The whole reference stock has one value, or none is short of the target: the scale tells no residence of it from
/// another.
[[nodiscard]] bool is_flat(Scale const& scale);

/// Quantile of sorted values, between the two nearest ranks: position share * (n - 1), as R's type 7. \pre values is
/// not empty
[[nodiscard]] double quantile(std::span<double const> sorted, double share);

/// Goalposts at the `tail` and 1 - `tail` quantiles of a stock, in the direction of the indicator; its own when the
/// stock has one value or none. What « calibrate » proposes.
[[nodiscard]] Goalposts calibrated_goalposts(Indicator const& indicator, std::vector<double> stock, double tail = 0.05);

}
