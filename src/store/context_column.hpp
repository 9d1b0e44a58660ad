#pragma once

#include <string>

namespace vigie::store {

enum class ColumnType { text, integer, real, date };

/// A column of a context layer's table.
struct ContextColumn {
    std::string name;
    ColumnType type = ColumnType::text;
    friend bool operator==(ContextColumn const&, ContextColumn const&) = default;
};

}
