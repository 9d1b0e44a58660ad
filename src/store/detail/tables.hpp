#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::store {

class Database;

/// A parent whose row takes this row with it when it goes.
struct Cascade {
    std::string column; ///< here
    std::string parent; ///< table; its key is the one integer key
};

struct Table {
    std::string name;
    std::vector<std::string> columns;
    std::vector<std::string> keys; ///< primary key, in order
    std::vector<Cascade> cascades;
    [[nodiscard]] bool has_column(std::string_view column) const;
};

/// Scores and clusters: made again from the rest.
[[nodiscard]] bool is_result(std::string_view table);

/// Kept by undo: everything a project says, but not the history itself, nor what follows from the rest (spatial indexes, whose triggers
/// run again) nor the container's own tables, nor the features of context layers, whose tables stay while their layer can come back.
[[nodiscard]] bool is_recorded(std::string_view table);

/// Every recorded table of the file, by name.
[[nodiscard]] std::vector<Table> recorded_tables(Database& db);

}
