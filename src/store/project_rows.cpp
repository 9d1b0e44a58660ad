#include "store/project_rows.hpp"

#include "core/error.hpp"
#include "store/detail/blob.hpp"
#include "store/detail/database.hpp"
#include "store/detail/meta.hpp"
#include "store/detail/migrations.hpp"
#include "store/detail/names.hpp"
#include "store/detail/publish_schema.hpp"
#include "store/detail/tables.hpp"

#include "statements.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace vigie::store {

namespace {

using core::PublishCell;
using core::PublishKind;
using core::PublishTable;

std::string list_of_names(std::vector<std::string> const& names) {
    std::string list;
    for (auto const& name : names)
        list += (list.empty() ? "" : ", ") + quoted_name(name);
    return list;
}

std::vector<std::string> names_of(std::vector<core::PublishColumn> const& columns) {
    std::vector<std::string> names;
    for (auto const& column : columns)
        names.push_back(column.name);
    return names;
}

/// Parents before those that name them.
std::vector<PublishTable> parents_first(std::vector<PublishTable> tables) {
    std::vector<PublishTable> sorted;
    std::set<std::string> placed;
    while (!tables.empty()) {
        auto const is_free = [&](PublishTable const& table) {
            return std::ranges::all_of(table.references, [&](auto const& reference) {
                return placed.contains(reference.parent) || reference.parent == table.name;
            });
        };
        auto const next = std::ranges::find_if(tables, is_free);
        auto const taken = next == tables.end() ? tables.begin() : next; // a circle: any
        placed.insert(taken->name);
        sorted.push_back(std::move(*taken));
        tables.erase(taken);
    }
    return sorted;
}

/// Well-known binary of a geometry of the project.
std::vector<std::byte> plain_geometry(std::span<std::byte const> blob, std::string const& table) {
    constexpr std::size_t header = 8;
    constexpr std::array<std::size_t, 5> envelopes{0, 32, 48, 48, 64};
    auto const damaged = [&] {
        return core::Error(
            core::ErrorCode::refused,
            {VIGIE_N_("A geometry of table {0} is damaged. Run “vigie check” on the project."), {table}});
    };
    if (blob.size() < header || !is_sound(blob)) throw damaged();
    auto const shape = (std::to_integer<unsigned>(blob[3]) >> 1U) & 7U;
    if (shape >= envelopes.size() || blob.size() <= header + envelopes[shape]) throw damaged();
    auto const binary = blob.subspan(header + envelopes[shape]);
    return {binary.begin(), binary.end()};
}

/// With the header of a GeoPackage, which names no system.
std::vector<std::byte> with_header(std::vector<std::byte> const& binary) {
    std::vector<std::byte> blob{std::byte{'G'}, std::byte{'P'}, std::byte{0}, std::byte{1}};
    blob.resize(8);
    blob.insert(blob.end(), binary.begin(), binary.end());
    return blob;
}

/// A geometry as this program writes it.
std::vector<std::byte> project_geometry(std::vector<std::byte> const& binary, int srs_id) {
    return encode(from_binary(binary), srs_id);
}

PublishCell cell_of(OneOff const& row, int place, core::PublishColumn const& column, std::string const& table) {
    if (row.is_null(place)) return std::monostate{};
    switch (column.kind) {
    case PublishKind::integer:
        return row.integer(place);
    case PublishKind::real:
        return row.real(place);
    case PublishKind::text:
        return row.text(place);
    case PublishKind::blob: {
        auto const bytes = row.blob(place);
        return std::vector<std::byte>(bytes.begin(), bytes.end());
    }
    case PublishKind::geometry:
        break;
    }
    return plain_geometry(row.blob(place), table);
}

}

int schema_version() { return known_migrations().back().version; }

std::vector<PublishTable> published_tables(Project const& project) {
    auto& db = project.database();
    std::vector<std::string> names{"photo_file"}; // the bytes of pictures, which are no part of the history
    for (auto const& recorded : recorded_tables(db)) names.push_back(recorded.name);
    std::vector<PublishTable> tables;
    for (auto const& name : names) {
        if (stays_here(name)) continue;
        auto table = published_table(db, name);
        if (!goes_with_local(db, table)) tables.push_back(std::move(table));
    }
    for (auto& table : tables)
        for (auto& reference : table.references)
            if (reference.parent_key.empty()) {
                auto const parent = std::ranges::find(tables, reference.parent, &PublishTable::name);
                if (parent != tables.end()) reference.parent_key = parent->keys.front();
            }
    return parents_first(std::move(tables));
}

void read_one_state(Project const& project, std::function<void()> const& work) {
    auto& db = project.database();
    db.execute("BEGIN");
    try {
        work();
    } catch (...) {
        db.try_execute("ROLLBACK");
        throw;
    }
    db.execute("COMMIT");
}

std::int64_t row_count(Project const& project, PublishTable const& table) {
    OneOff row(project.database(), "SELECT count(*) FROM " + quoted_name(table.name));
    return row.step() ? row.integer(0) : 0;
}

void visit_rows(Project const& project, PublishTable const& table,
                std::function<void(core::PublishRow const&)> const& visit) {
    OneOff rows(project.database(), "SELECT " + list_of_names(names_of(table.columns)) + " FROM " +
                                        quoted_name(table.name) + " ORDER BY " + list_of_names(table.keys));
    core::PublishRow cells(table.columns.size());
    while (rows.step()) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            cells[i] = cell_of(rows, static_cast<int>(i), table.columns[i], table.name);
        visit(cells);
    }
}

std::vector<std::byte> to_binary(core::Geometry const& geometry) {
    auto const blob = encode(geometry, 0);
    return blob.empty() ? std::vector<std::byte>() : plain_geometry(blob, {});
}

core::Geometry from_binary(std::vector<std::byte> const& binary) {
    return binary.empty() ? core::Geometry{} : decode(with_header(binary)).value_or(core::Geometry{});
}

std::map<std::string, std::string> project_facts(Project const& project) {
    std::map<std::string, std::string> facts;
    auto row = project.database().prepare(sql::project_facts);
    while (row.step())
        facts.emplace(row.text(0), row.text(1));
    facts.erase("schema_version");
    return facts;
}

void put_project_facts(Project& project, std::map<std::string, std::string> const& facts) {
    for (auto const& [key, value] : facts)
        if (key != "schema_version") put_meta(project.database(), key.c_str(), value);
}

std::string project_uid(Project& project) {
    auto& db = project.database();
    auto uid = meta(db, "project_uid");
    if (!uid.empty()) return uid;
    auto row = db.prepare(sql::random_uid);
    row.step();
    uid = row.text(0);
    project.without_history([&] { project.transaction([&] { put_meta(db, "project_uid", uid); }); });
    return uid;
}

RowRestorer::RowRestorer(Project& project)
    : project_(project)
    , known_(published_tables(project)) {
    project_.database().execute("PRAGMA defer_foreign_keys = ON");
    project_.database().are_extents_stale = true;
}

RowRestorer::~RowRestorer() = default;

void RowRestorer::begin(PublishTable const& table) {
    auto const here = std::ranges::find(known_, table.name, &PublishTable::name);
    bool const is_known =
        here != known_.end() && std::ranges::all_of(table.columns, [&](auto const& column) {
            return std::ranges::find(here->columns, column.name, &core::PublishColumn::name) != here->columns.end();
        });
    if (!is_known)
        throw core::Error(
            core::ErrorCode::refused,
            {VIGIE_N_("What was published holds {0}, which this version of Vigie does not know. Update the program."),
             {table.name}});
    table_ = table;
    std::string places;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        places += i == 0 ? "?" : ", ?";
    insert_ = std::make_unique<OneOff>(project_.database(), "INSERT INTO " + quoted_name(table.name) + " (" +
                                                                list_of_names(names_of(table.columns)) + ") VALUES (" +
                                                                places + ")");
}

void RowRestorer::add(core::PublishRow const& row) {
    int const srs_id = project_.database().srs_id;
    for (std::size_t i = 0; i < row.size(); ++i) {
        auto const* const bytes = std::get_if<std::vector<std::byte>>(&row[i]);
        int const place = static_cast<int>(i) + 1;
        if (bytes != nullptr && table_.columns[i].kind == PublishKind::geometry)
            insert_->bind(place, project_geometry(*bytes, srs_id));
        else
            std::visit([&](auto const& value) { insert_->bind(place, value); }, row[i]);
    }
    insert_->run();
}

}
