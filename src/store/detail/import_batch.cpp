#include "store/detail/import_batch.hpp"

#include "store/detail/database.hpp"
#include "store/detail/names.hpp"
#include "store/detail/packed_row.hpp"
#include "store/detail/tables.hpp"

#include "statements.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace vigie::store {

namespace {

constexpr std::string_view trigger_prefix = "vg_batch_";

bool goes_with_import(std::string_view table) {
    return table == "import" || table == "import_finding" || table == "import_change";
}

std::string list(std::vector<std::string> const& columns, std::string const& before,
                 std::string const& between = ", ") {
    std::string text;
    for (auto const& column : columns)
        text += (text.empty() ? "" : between) + before + quoted_name(column);
    return text;
}

/// Highest row there was before the import; 0 for none.
std::string highest_key(Database& db, Table const& table) {
    if (table.keys.size() != 1) return "0";
    OneOff row(db, "SELECT coalesce(max(" + quoted_name(table.keys.front()) + "), 0) FROM " + quoted_name(table.name));
    return row.step() && row.is_integer(0) ? std::to_string(row.integer(0)) : "0";
}

/// « goes with no parent that the import added ».
std::string is_on_its_own(Table const& table, std::map<std::string, std::string> const& highest) {
    std::string condition;
    for (auto const& cascade : table.cascades)
        if (auto const parent = highest.find(cascade.parent); parent != highest.end())
            condition += (condition.empty() ? " WHEN " : " AND ") +
                         ("coalesce(new." + quoted_name(cascade.column) + ", 0) <= " + parent->second);
    return condition;
}

void add_trigger(Database& db, Table const& table, std::string const& event, std::string const& condition,
                 std::string const& id, std::string const& noted) {
    // A trigger has no parameters: the id is a number of ours, the names are quoted.
    db.execute("CREATE TEMP TRIGGER " + quoted_name(std::string(trigger_prefix) + event + '_' + table.name) + ' ' +
               (event == "INSERT" ? "AFTER " : "BEFORE ") + event + " ON main." + quoted_name(table.name) + condition +
               " BEGIN INSERT INTO import_change (import_id, table_name, is_new, content) VALUES (" + id + ", '" +
               table.name + "', " + noted + "); END");
}

void bind(OneOff& statement, int place, Value const& value) {
    std::visit([&](auto const& each) { statement.bind(place, each); }, value);
}

/// INSERT … ON CONFLICT(key) DO UPDATE: never REPLACE, which would take the children of the row with it.
std::string put_row(Table const& table) {
    std::string places, set;
    for (auto const& column : table.columns) {
        places += places.empty() ? "?" : ", ?";
        if (std::ranges::find(table.keys, column) == table.keys.end())
            set += (set.empty() ? "" : ", ") + quoted_name(column) + " = excluded." + quoted_name(column);
    }
    return "INSERT INTO " + quoted_name(table.name) + " (" + list(table.columns, "") + ") VALUES (" + places +
           ") ON CONFLICT (" + list(table.keys, "") + ") DO " + (set.empty() ? "NOTHING" : "UPDATE SET " + set);
}

std::string remove_row(Table const& table) {
    std::string condition;
    for (auto const& key : table.keys)
        condition += (condition.empty() ? "" : " AND ") + quoted_name(key) + " = ?";
    return "DELETE FROM " + quoted_name(table.name) + " WHERE " + condition;
}

void take_back_changes(Database& db, std::vector<Table> const& tables, core::ImportId import) {
    std::map<std::tuple<std::string, bool, std::size_t>, OneOff> statements;
    auto change = db.prepare(sql::import_changes);
    change.bind(":import", import);
    while (change.step()) {
        auto const found = std::ranges::find(tables, change.text(0), &Table::name);
        if (found == tables.end()) continue;
        Table table = *found;
        bool const is_new = change.integer(1) != 0;
        auto const values = unpacked(change.blob(2));
        // A row kept before a schema step added columns has fewer: those keep their default.
        if (!is_new && values.size() < table.columns.size()) table.columns.resize(values.size());
        if (values.size() != (is_new ? table.keys.size() : table.columns.size())) continue;
        auto& statement =
            statements.try_emplace({table.name, is_new, values.size()}, db, is_new ? remove_row(table) : put_row(table))
                .first->second;
        for (std::size_t i = 0; i < values.size(); ++i)
            bind(statement, static_cast<int>(i) + 1, values[i]);
        statement.run();
    }
}

}

void start_batch(Database& db, core::ImportId import) {
    auto const tables = recorded_tables(db);
    std::map<std::string, std::string> highest;
    for (auto const& table : tables)
        highest[table.name] = highest_key(db, table);
    std::string const id = std::to_string(import.value);
    for (auto const& table : tables) {
        if (goes_with_import(table.name) || is_result(table.name) || table.keys.empty()) continue;
        bool const has_id = table.has_column("import_id");
        std::string const of_others = has_id ? " WHEN old.import_id IS NOT " + id : "";
        std::string const whole = "0, vg_pack(" + list(table.columns, "old.") + ")";
        add_trigger(db, table, "UPDATE", of_others, id, whole);
        add_trigger(db, table, "DELETE", of_others, id, whole);
        if (!has_id)
            add_trigger(db, table, "INSERT", is_on_its_own(table, highest), id,
                        "1, vg_pack(" + list(table.keys, "new.") + ")");
    }
}

void stop_batch(Database& db) {
    std::vector<std::string> names;
    {
        OneOff row(db, "SELECT name FROM sqlite_temp_schema WHERE type = 'trigger'");
        while (row.step())
            if (row.text(0).starts_with(trigger_prefix)) names.push_back(row.text(0));
    }
    for (auto const& name : names)
        db.execute("DROP TRIGGER temp." + quoted_name(name));
}

void remove_batch(Database& db, core::ImportId import) {
    db.execute("PRAGMA defer_foreign_keys = ON");
    auto const tables = recorded_tables(db);
    take_back_changes(db, tables, import);
    for (auto const& table : tables)
        if (table.has_column("import_id") && !goes_with_import(table.name)) {
            OneOff statement(db, "DELETE FROM " + quoted_name(table.name) + " WHERE import_id = ?");
            statement.bind(1, import.value);
            statement.run();
        }
    db.prepare(sql::remove_import).bind(":import", import).run();
}

}
