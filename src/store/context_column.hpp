#pragma once

#include <string>
#include <vector>

namespace vigie::store {

enum class ColumnType { text, integer, real, date };

/// A column of a context layer's table.
struct ContextColumn {
    std::string name;
    ColumnType type = ColumnType::text;
    friend bool operator==(ContextColumn const&, ContextColumn const&) = default;
};

/// What one column says of each feature of its layer, in their order: the one list or the other.
struct ContextValues {
    std::vector<double> numbers;    ///< NaN = missing
    std::vector<std::string> words; ///< of text and dates; empty = missing
};

}
