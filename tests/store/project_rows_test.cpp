#include "store/project_rows.hpp"

#include "core/error.hpp"
#include "store/detail/publish_schema.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace vigie;
using support::TempStore;

namespace {

core::PublishTable table_named(std::vector<core::PublishTable> const& tables, std::string const& name) {
    auto const found = std::ranges::find(tables, name, &core::PublishTable::name);
    REQUIRE(found != tables.end());
    return *found;
}

std::size_t place_of(std::vector<core::PublishTable> const& tables, std::string const& name) {
    return static_cast<std::size_t>(std::ranges::find(tables, name, &core::PublishTable::name) - tables.begin());
}

std::vector<core::PublishRow> rows_of(store::Project const& project, core::PublishTable const& table) {
    std::vector<core::PublishRow> rows;
    store::visit_rows(project, table, [&](core::PublishRow const& row) { rows.push_back(row); });
    return rows;
}

}

TEST_CASE("the tables of a project come parents first, with what they are made of", "[store]") {
    TempStore const store;
    auto const tables = store::published_tables(store.project);
    for (std::size_t i = 0; i < tables.size(); ++i)
        for (auto const& reference : tables[i].references) {
            INFO(tables[i].name << " → " << reference.parent);
            CHECK((place_of(tables, reference.parent) < i || reference.parent == tables[i].name));
        }
    auto const event = table_named(tables, "watch_event");
    CHECK(event.keys == std::vector<std::string>{"id"});
    CHECK(event.references ==
          std::vector<core::PublishReference>{{"residence_id", "residence", "fid"}, {"campaign_id", "campaign", "id"}});
    CHECK(event.checks ==
          std::vector<std::string>{
              "status in ( 'ordinary' , 'monitored' , 'watched' , 'project' , 'leaving' , 'closed' , 'relapse' )"});
    auto const residence = table_named(tables, "residence");
    CHECK(std::ranges::count(residence.columns,
                             core::PublishColumn{"geom", core::PublishKind::geometry, false, "POINT"}) == 1);
    CHECK(std::ranges::count(residence.columns, core::PublishColumn{"code", core::PublishKind::text, true, {}}) == 1);
    for (auto const* const local : {"history", "import_finding", "export_log", "base_map", "setting", "vg_meta",
                                    "context_layer", "layer_look", "layer_styles"})
        CHECK(place_of(tables, local) == tables.size());
}

TEST_CASE("conditions are read whole, those that call a function are left", "[store]") {
    CHECK(store::check_conditions(
              "CREATE TABLE t (a REAL CHECK (a >= 0.1 AND a <= 1), -- CHECK (no)\n b TEXT DEFAULT 'CHECK (b)' "
              "CHECK (length(b) > 2), CHECK ((a = 1) = (b IS NOT NULL)), c TEXT CHECK (c <> ''))") ==
          std::vector<std::string>{"a >= 0.1 and a <= 1", "( a = 1 ) = ( b is not null )", "c <> ''"});
}

TEST_CASE("rows put back into another file are the same rows", "[store]") {
    TempStore from, to;
    std::vector<core::Residence> residences{support::residence("A", 652000.123456789, 6861000.25),
                                            support::residence("B", 1, 2)};
    residences[1].position.reset();
    residences[1].name = "L’« œil » d'Anne\n\t😀";
    from.project.add_residences(residences, {});
    auto const layer = from.project.add_zone_layer({{}, "q", "Quartiers", ""});
    std::vector<core::Zone> zones(1);
    zones[0].layer = layer;
    zones[0].code = "Q1";
    zones[0].name = "Nord";
    zones[0].shape = support::square(0, 0, 10.5);
    from.project.add_zones(zones, {});
    core::WatchEvent event;
    event.residence = residences[0].id;
    event.status = core::WatchStatus::watched;
    event.decided_on = *core::parse_date("2026-03-12");
    event.role = "comité";
    event.motive = "motif";
    from.project.add_watch_event(event);

    auto const tables = store::published_tables(from.project);
    to.project.without_history([&] {
        to.project.transaction([&] {
            store::RowRestorer restorer(to.project);
            for (auto const& table : tables) {
                restorer.begin(table);
                store::visit_rows(from.project, table, [&](core::PublishRow const& row) { restorer.add(row); });
            }
        });
    });
    std::size_t rows = 0;
    for (auto const& table : tables) {
        INFO(table.name);
        auto const sent = rows_of(from.project, table);
        CHECK(sent == rows_of(to.project, table));
        rows += sent.size();
    }
    CHECK(rows == 5); // two residences, a layer, its zone, an event
    CHECK(to.project.zone_extent(layer).max_x == Approx(10.5));
    for (auto const& finding : to.project.check()) {
        INFO(finding.subject << ": " << finding.what);
        CHECK_FALSE(finding.is_error);
    }
    CHECK_FALSE(to.project.undo_label().has_value());
}

TEST_CASE("a row whose parent is missing, and a column nobody knows, are refused", "[store]") {
    TempStore store;
    auto const event = table_named(store::published_tables(store.project), "watch_event");
    auto const restore = [&](core::PublishTable const& table, core::PublishRow const& row) {
        store.project.without_history([&] {
            store.project.transaction([&] {
                store::RowRestorer restorer(store.project);
                restorer.begin(table);
                restorer.add(row);
            });
        });
    };
    core::PublishRow const orphan{std::int64_t{1},  std::int64_t{99}, std::string("watched"), std::string("2026-03-12"),
                                  std::string("r"), std::string("m"), std::monostate{}};
    CHECK_THROWS_AS(restore(event, orphan), core::Error);
    auto unknown = event;
    unknown.columns.push_back({"later", core::PublishKind::text, false, {}});
    CHECK_THROWS_AS(restore(unknown, orphan), core::Error);
    CHECK(store.project.watch_events().empty());
}

TEST_CASE("a project keeps the identifier it was given", "[store]") {
    TempStore first, second;
    auto const uid = store::project_uid(first.project);
    CHECK(uid.size() == 32);
    CHECK(store::project_uid(first.project) == uid);
    CHECK(store::project_uid(second.project) != uid);
    CHECK_FALSE(first.project.undo_label().has_value());
}
