#include "store/detail/publish_schema.hpp"

#include "store/detail/database.hpp"
#include "store/detail/sql_words.hpp"

#include "statements.hpp"

#include <algorithm>
#include <array>

namespace vigie::store {

namespace {

core::PublishKind kind_of(std::string const& declared) {
    if (declared == "INTEGER" || declared == "TINYINT") return core::PublishKind::integer;
    if (declared == "REAL" || declared == "DOUBLE") return core::PublishKind::real;
    if (declared == "BLOB") return core::PublishKind::blob;
    if (declared == "POINT" || declared == "MULTIPOLYGON" || declared == "MULTILINESTRING" || declared == "GEOMETRY")
        return core::PublishKind::geometry;
    return core::PublishKind::text;
}

void read_columns(Database& db, core::PublishTable& table) {
    std::vector<std::pair<std::int64_t, std::string>> keys;
    auto row = db.prepare(sql::publish_columns);
    row.bind(":table", table.name);
    while (row.step()) {
        auto const kind = kind_of(row.text(1));
        table.columns.push_back({row.text(0), kind, row.integer(2) != 0,
                                 kind == core::PublishKind::geometry ? row.text(1) : std::string()});
        if (row.integer(3) > 0) keys.emplace_back(row.integer(3), row.text(0));
    }
    std::ranges::sort(keys);
    for (auto& [place, name] : keys)
        table.keys.push_back(std::move(name));
}

void read_references(Database& db, core::PublishTable& table) {
    auto row = db.prepare(sql::publish_references);
    row.bind(":table", table.name);
    while (row.step())
        if (!stays_here(row.text(1)))
            table.references.push_back({row.text(0), row.text(1), row.is_null(2) ? std::string() : row.text(2)});
}

/// Between two words of a condition: nothing inside a number or an operator of two signs.
bool is_glued(std::string const& before, std::string const& word) {
    if (before == "." || word == ".") return true;
    return (word == "=" || word == ">") && (before == "<" || before == ">" || before == "!");
}

/// A function is not the same in every database.
bool calls_function(std::vector<std::string> const& words) {
    constexpr std::array grammar{"(", "in", "and", "or", "not", "=", "<", ">", "between"};
    for (std::size_t i = 1; i < words.size(); ++i)
        if (words[i] == "(" && std::ranges::find(grammar, words[i - 1]) == grammar.end()) return true;
    return false;
}

std::string sentence_of(std::vector<std::string> const& words) {
    std::string condition;
    for (std::size_t i = 0; i < words.size(); ++i)
        condition += i == 0 || is_glued(words[i - 1], words[i]) ? words[i] : " " + words[i];
    return condition;
}

}

std::vector<std::string> check_conditions(std::string_view create_table) {
    auto const words = sql_words(create_table);
    std::vector<std::string> conditions;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (words[i] != "check" || words[i + 1] != "(") continue;
        std::vector<std::string> condition;
        int depth = 1;
        for (i += 2; i < words.size(); ++i) {
            depth += words[i] == "(" ? 1 : words[i] == ")" ? -1 : 0;
            if (depth == 0) break;
            condition.push_back(words[i]);
        }
        if (!calls_function(condition)) conditions.push_back(sentence_of(condition));
    }
    return conditions;
}

bool stays_here(std::string_view table) {
    constexpr std::array local{"vg_meta",  "setting",       "import_finding",  "import_change", "export_log",
                               "base_map", "context_layer", "context_feature", "purge_log"};
    return std::ranges::find(local, table) != local.end();
}

bool goes_with_local(Database& db, core::PublishTable const& table) {
    auto const is_needed = [&](std::string const& name) {
        return std::ranges::any_of(table.columns, [&](auto const& c) { return c.name == name && c.is_required; });
    };
    auto row = db.prepare(sql::publish_references);
    row.bind(":table", table.name);
    while (row.step())
        if (stays_here(row.text(1)) && is_needed(row.text(0))) return true;
    return false;
}

core::PublishTable published_table(Database& db, std::string const& name) {
    core::PublishTable table;
    table.name = name;
    read_columns(db, table);
    read_references(db, table);
    auto row = db.prepare(sql::publish_definition);
    row.bind(":table", name);
    if (row.step()) table.checks = check_conditions(row.text(0));
    return table;
}

}
