#pragma once

#include "core/publish.hpp"
#include "postgis/connection.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

/// Publishing: a numbered snapshot that never changes, whole or not at all.
namespace vigie::postgis {

/// What a snapshot is, beside its rows.
struct Snapshot {
    std::int64_t id = 0;
    std::string organisation, project_uid;
    int number = 0; ///< in the project, from 1
    std::string edition = "internal";
    int schema_version = 0;
    std::string published_at, title;
    int srid = 0;
    std::string facts = "{}", tables = "[]";       ///< JSON, see app/publish_json.hpp
    std::string recipient, purpose, export_number; ///< of a partner edition
    [[nodiscard]] bool is_partner() const { return edition == "partner"; }
};

using TakeRow = std::function<void(core::PublishRow const&)>;
struct RowSource {
    std::span<core::PublishTable const> tables; ///< parents first
    std::function<void(core::PublishTable const&, TakeRow const&)> visit;
};

/// Adds the snapshot and all its rows. In a transaction, after prepare_server(); fills in id and number.
/// \return rows added
/// \throws core::Error, and the transaction with it
std::int64_t publish_project(Connection& connection, Snapshot& snapshot, RowSource const& source,
                             std::function<void(double)> const& progress);

/// A table of a partner edition, its cells as one JSON object a row.
struct PartnerTable {
    std::string name, columns; ///< JSON: [[name, kind], …]
    bool has_geometry = false;
    std::vector<std::string> cells;
    std::vector<std::vector<std::byte>>
        geometries; ///< well-known binary, empty = none; one per row where there are any
};

/// The same for a partner edition, which only these accounts may read, and the organisation's own.
std::int64_t publish_partner(Connection& connection, Snapshot& snapshot, std::vector<PartnerTable> const& tables,
                             std::vector<std::string> const& readers);

}
