#include "imports/import.hpp"

#include "core/error.hpp"
#include "gis/writer.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

using namespace vigie;
using store::ColumnType;
using store::ContextColumn;

namespace {

std::filesystem::path file(support::TempStore const& store, std::string const& name, std::string_view text) {
    std::ofstream(store.dir / name, std::ios::binary) << text;
    return store.dir / name;
}

imports::ImportRequest request_of(std::filesystem::path const& source, std::string const& crs = "") {
    imports::ImportRequest request;
    request.kind = imports::ImportKind::context;
    request.source = source;
    request.crs = crs;
    return request;
}

/// A table of points on a line: the row's number is its easting.
std::string table(int rows) {
    std::string text = "code;nom;logements;loyer;x;y\n";
    for (int i = 1; i <= rows; ++i)
        text += "0" + std::to_string(i) + ";place " + std::to_string(i) + ";" + std::to_string(i % 50) + ";5,5;" +
                std::to_string(i) + ",25;6700000\n";
    return text;
}

}

TEST_CASE("a table with coordinates becomes a context layer with all its columns", "[workbench][import][context]") {
    support::TempStore store;
    auto const report =
        imports::import(store.project, request_of(file(store, "halls.csv", table(30'000)), "EPSG:2154"));
    CHECK(report.read == 30'000);
    CHECK(report.kept == 30'000);
    CHECK(report.made == 30'000);
    CHECK(report.unlocated == 0);
    auto const layers = store.project.context_layers();
    REQUIRE(layers.size() == 1);
    CHECK(store.project.context_columns(layers[0].id) == std::vector<ContextColumn>{{"code", ColumnType::text},
                                                                                    {"nom", ColumnType::text},
                                                                                    {"logements", ColumnType::integer},
                                                                                    {"loyer", ColumnType::real},
                                                                                    {"x", ColumnType::real},
                                                                                    {"y", ColumnType::integer}});
    auto const features = store.project.context_features(layers[0].id);
    REQUIRE(features.size() == 30'000);
    for (std::size_t i = 0; i < features.size(); ++i) {
        if (features[i].label != "place " + std::to_string(i + 1)) FAIL("row " << i + 1 << " is " << features[i].label);
        if (std::get<core::Projected>(features[i].geometry) !=
            core::Projected{static_cast<double>(i + 1) + 0.25, 6'700'000})
            FAIL("row " << i + 1 << " lies elsewhere");
    }
    CHECK(store.project.check().empty());
}

TEST_CASE("every batch is converted from the system that the first one showed", "[workbench][import][context]") {
    support::TempStore store;
    std::string text = "nom;lon;lat\n";
    for (int i = 0; i < 40'000; ++i)
        text += "a;2.35;48.85\n";
    auto const report = imports::import(store.project, request_of(file(store, "paris.csv", text)));
    CHECK(report.unlocated == 0);
    auto const features = store.project.context_features(store.project.context_layers()[0].id);
    REQUIRE(features.size() == 40'000);
    for (auto const& feature : features) {
        auto const p = std::get<core::Projected>(feature.geometry); // by gdaltransform
        if (std::abs(p.x - 652'301.56) > 0.01 || std::abs(p.y - 6'861'302.73) > 0.01) FAIL(p.x << ' ' << p.y);
    }
}

TEST_CASE("personal columns stay out of a context layer", "[workbench][import][context]") {
    support::TempStore store;
    auto const report = imports::import(
        store.project,
        request_of(file(store, "t.csv", "nom;telephone;x;y\nhall;0298000000;650000;6860000\n"), "EPSG:2154"));
    CHECK(std::ranges::any_of(
        report.findings, [](core::Finding const& f) { return f.what.english.find("persons") != std::string::npos; }));
    CHECK(
        store.project.context_columns(store.project.context_layers()[0].id) ==
        std::vector<ContextColumn>{{"nom", ColumnType::text}, {"x", ColumnType::integer}, {"y", ColumnType::integer}});
}

TEST_CASE("a layer of areas and lines keeps its columns, and rows without place stay in the table",
          "[workbench][import][context]") {
    support::TempStore store;
    gis::Table buildings{
        "bati",
        {{"nature", gis::ColumnKind::text}, {"hauteur", gis::ColumnKind::real}, {"etages", gis::ColumnKind::integer}},
        {},
        {}};
    for (int i = 0; i < 100; ++i) {
        buildings.rows.push_back({std::string("n") + std::to_string(i), 0.5 * i, std::int64_t{i}});
        buildings.geometries.push_back(i % 10 == 0 ? core::Geometry{}
                                                   : core::Geometry{support::square(650'000 + 10 * i, 6'860'000, 5)});
    }
    gis::write_tables(store.dir / "bati.gpkg", {buildings}, "EPSG:2154");
    auto const report = imports::import(store.project, request_of(store.dir / "bati.gpkg"));
    CHECK(report.kept == 100);
    CHECK(report.unlocated == 10);
    auto const layer = store.project.context_layers()[0];
    CHECK(store.project.context_columns(layer.id) == std::vector<ContextColumn>{{"nature", ColumnType::text},
                                                                                {"hauteur", ColumnType::real},
                                                                                {"etages", ColumnType::integer}});
    CHECK(std::get<core::MultiPolygon>(store.project.context_features(layer.id)[1].geometry) ==
          support::square(650'010, 6'860'000, 5));
    CHECK(store.project.check().empty());
}

TEST_CASE("a trial run writes no context layer, and a layer nobody can place is refused",
          "[workbench][import][context]") {
    support::TempStore store;
    auto request = request_of(file(store, "t.csv", table(10)), "EPSG:2154");
    request.dry_run = true;
    CHECK(imports::import(store.project, request).made == 10);
    CHECK(store.project.context_layers().empty());
    CHECK_THROWS_AS(imports::import(store.project, request_of(file(store, "u.csv", "a;x;y\n1;nd;nd\n"), "EPSG:2154")),
                    core::Error);
    CHECK_THROWS_AS(imports::import(store.project, request_of(file(store, "v.csv", "a;b\n1;2\n"))), core::Error);
    CHECK(store.project.context_layers().empty());
    CHECK(store.project.check().empty());
}

TEST_CASE("a project killed in the middle of an import is the project before it",
          "[workbench][import][context][kill]") {
    support::TempStore store;
    auto const path = store.project.path();
    static_cast<void>(imports::import(store.project, request_of(file(store, "avant.csv", table(500)), "EPSG:2154")));
    store.project.close();
    auto const source = file(store, "beaucoup.csv", table(150'000));
    int interrupted = 0;
    for (int delay_ms = 0; delay_ms < 160; delay_ms += 8) {
        pid_t const child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            auto project = store::Project::open(path);
            static_cast<void>(imports::import(project, request_of(source, "EPSG:2154")));
            _exit(0);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(delay_ms));
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        auto const project = store::Project::open(path);
        CHECK(project.check().empty());
        auto const layers = project.context_layers();
        REQUIRE_FALSE(layers.empty());
        CHECK(project.context_features(layers[0].id).size() == 500);
        if (layers.size() > 1) break; // it was done before the kill
        ++interrupted;
    }
    CHECK(interrupted > 0);
}

TEST_CASE("undoing the import of a context layer takes its table, and what other programs are told of it",
          "[workbench][import][context][undo]") {
    support::TempStore store;
    auto const first = file(store, "halls.csv", table(10));
    (void)imports::import(store.project, request_of(first, "EPSG:2154"));
    (void)imports::import(store.project, request_of(file(store, "other.csv", table(5)), "EPSG:2154"));
    REQUIRE(store.project.context_layers().size() == 2);
    store.project.undo();
    REQUIRE(store.project.context_layers().size() == 1);
    CHECK(store.project.context_features(store.project.context_layers()[0].id).size() == 10);
    store.project.undo();
    CHECK(store.project.context_layers().empty());
    CHECK(store.project.check().empty());
    store.project.redo();
    REQUIRE(store.project.context_layers().size() == 1);
    CHECK(store.project.context_features(store.project.context_layers()[0].id).size() == 10);
    CHECK(store.project.check().empty());
    store.project.undo();
    (void)imports::import(store.project, request_of(first, "EPSG:2154")); // the same name is free again
    CHECK(store.project.context_layers().size() == 1);
    CHECK(store.project.check().empty());
}

TEST_CASE("a column called as the program's own stays in its layer when another import is undone",
          "[workbench][import][context][undo]") {
    support::TempStore store;
    static_cast<void>(imports::import(
        store.project,
        request_of(file(store, "lots.csv", "nom;import_id;x;y\na;1;650000;6860000\nb;2;650010;6860000\n"),
                   "EPSG:2154")));
    static_cast<void>(imports::import(
        store.project, request_of(file(store, "halls.csv", table(3)), "EPSG:2154"))); // the second import
    store.project.undo();
    REQUIRE(store.project.context_layers().size() == 1);
    CHECK(store.project.context_features(store.project.context_layers()[0].id).size() == 2);
    CHECK(store.project.check().empty());
}

TEST_CASE("a layer's coordinates are read with the file's decimal sign and from all the columns they are made of",
          "[workbench][import][context]") {
    support::TempStore store;
    auto request =
        request_of(file(store, "t.csv", "nom;est;decalage;nord\na;650000,25;10;6860000,5\nb;650001,25;20;6860001,5\n"),
                   "EPSG:2154");
    request.decimal = ',';
    request.mapping = {{"x", "est+decalage"}, {"y", "nord"}};
    CHECK(imports::import(store.project, request).unlocated == 0);
    auto const features = store.project.context_features(store.project.context_layers().at(0).id);
    REQUIRE(features.size() == 2);
    CHECK(std::get<core::Projected>(features[0].geometry) == core::Projected{650'010.25, 6'860'000.5});
    CHECK(std::get<core::Projected>(features[1].geometry) == core::Projected{650'021.25, 6'860'001.5});
}
