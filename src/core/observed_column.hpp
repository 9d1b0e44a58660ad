#pragma once

#include "core/scale.hpp"
#include "core/scoring.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// What was observed for one indicator over a stock, and what scores are made of it: used by the stored run and by the
/// preview of an edited grid alike, so that both have the same bits.
namespace vigie::core {

struct ObservedColumn {
    struct Cell {
        double first = std::numeric_limits<double>::quiet_NaN();  ///< numerator, or the value
        double second = std::numeric_limits<double>::quiet_NaN(); ///< denominator, or NaN
    };
    std::vector<Cell> cells;                ///< one a residence; empty = nobody was observed
    std::vector<std::uint8_t> is_inherited; ///< taken over from a coarser zone; as long
};

/// What was observed in a campaign, by code of the indicator; each column has one cell a residence, or none.
struct ObservedStock {
    std::size_t residences = 0;
    std::map<std::string, ObservedColumn, std::less<>> columns;
};

namespace scoring {

/// Of the counts of residences themselves; absent for a measure, and when there is none.
[[nodiscard]] std::optional<Prior> prior_of(ObservedColumn const& column, ValueKind kind);
/// As people read it. NaN = missing
[[nodiscard]] double raw_value(ObservedColumn::Cell cell, double scale);
/// Drawn to the stock's mean where there is a prior and the count is the residence's own.
[[nodiscard]] double corrected(ObservedColumn::Cell cell, bool is_inherited, ValueKind kind, double scale,
                               std::optional<Prior> const& prior);
/// Of every residence. \return empty when nobody was observed
[[nodiscard]] std::vector<double> corrected(ObservedColumn const& column, ValueKind kind, double scale);
/// What a method learns from: the values of residences themselves; those of zones where there are no others.
[[nodiscard]] std::vector<double> reference_of(ObservedColumn const& column, std::vector<double> const& values);
/// By the goalposts where they are the method, else by what was learnt.
[[nodiscard]] float normalise(double value, Indicator const& indicator, Scale const& learnt);

}

}
