#pragma once

#include "core/publish.hpp"
#include "store/project.hpp"

#include <functional>
#include <map>

/// What a project says, table by table and row by row: to be published, and to be made again elsewhere.
namespace vigie::store {

class OneOff; // a prepared statement; store/detail/database.hpp

/// The version of the schema this program writes.
[[nodiscard]] int schema_version();

/// Tables of what a project says, parents first: all that undo keeps, without what belongs to this file or this
/// computer (history, findings of imports, export log, base maps and their paths, layers drawn under the map, the
/// window's settings).
[[nodiscard]] std::vector<core::PublishTable> published_tables(Project const& project);

/// One state of the project during `work`, whatever another program does to it meanwhile. Nothing is written in it.
void read_one_state(Project const& project, std::function<void()> const& work);

[[nodiscard]] std::int64_t row_count(Project const& project, core::PublishTable const& table);

/// Every row, by primary key. The cells are valid during the call.
/// \throws core::Error(refused) for a geometry that is damaged
void visit_rows(Project const& project, core::PublishTable const& table,
                std::function<void(core::PublishRow const&)> const& visit);

/// A geometry as well-known binary, and back: empty = none.
[[nodiscard]] std::vector<std::byte> to_binary(core::Geometry const& geometry);
[[nodiscard]] core::Geometry from_binary(std::vector<std::byte> const& binary);

/// Facts about the project (title, coordinate system, current grid…), by key.
[[nodiscard]] std::map<std::string, std::string> project_facts(Project const& project);
void put_project_facts(Project& project, std::map<std::string, std::string> const& facts);

/// What tells this project from every other; made at the first call, kept in the file and in its copies.
/// \throws core::Error(failed) when it has none yet and cannot be written
[[nodiscard]] std::string project_uid(Project& project);

/// Puts rows back as they were, keys included. In a transaction of the caller's, which also has no history; references
/// are checked when it ends.
class RowRestorer {
public:
    explicit RowRestorer(Project& project);
    ~RowRestorer();
    RowRestorer(RowRestorer const&) = delete;
    RowRestorer& operator=(RowRestorer const&) = delete;
    /// \param table  as the rows come: columns this file does not know are refused, those it adds take their default
    /// \throws core::Error(refused) for a table this program does not know
    void begin(core::PublishTable const& table);
    void add(core::PublishRow const& row);

private:
    Project& project_;
    std::vector<core::PublishTable> known_;
    core::PublishTable table_;
    std::unique_ptr<OneOff> insert_;
};

}
