#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

/// Rows on their way between a project file and a server, whatever either is made of.
namespace vigie::core {

enum class PublishKind { integer, real, text, blob, geometry };

struct PublishColumn {
    std::string name;
    PublishKind kind = PublishKind::text;
    bool is_required = false;
    std::string shape; ///< of a geometry: POINT, MULTIPOLYGON, GEOMETRY
    friend bool operator==(PublishColumn const&, PublishColumn const&) = default;
};

/// A column that names a row of another table by that table's one key.
struct PublishReference {
    std::string column, parent, parent_key;
    friend bool operator==(PublishReference const&, PublishReference const&) = default;
};

struct PublishTable {
    std::string name;
    std::vector<PublishColumn> columns;
    std::vector<std::string> keys; ///< primary key, in order
    std::vector<PublishReference> references;
    std::vector<std::string> checks; ///< SQL conditions on one row
    /// Its rows are things with a number of their own, not facts about others.
    [[nodiscard]] bool is_entity() const { return keys.size() == 1; }
    friend bool operator==(PublishTable const&, PublishTable const&) = default;
};

/// Of a geometry: well-known binary, little-endian, two dimensions.
using PublishCell = std::variant<std::monostate, std::int64_t, double, std::string, std::vector<std::byte>>;
using PublishRow = std::vector<PublishCell>; ///< a cell per column

}
