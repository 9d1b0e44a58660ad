#include "headless.hpp"

#include "store/project_probe.hpp"
#include "support/plain_raster.hpp"

#include <catch2/catch.hpp>

#include <fstream>

namespace vigie::ui {

using support::Headless;

namespace {

std::filesystem::path table(support::TempDir const& dir, std::string const& name = "parc d’été.csv") {
    std::ofstream(dir / name) << "code;x;y\nA1;189000;6780000\n";
    return dir / name;
}

}

TEST_CASE("a project dropped on the window is opened, whether one is open or not", "[ui][drop]") {
    support::TempDir const dir;
    auto const town = support::demo_town();
    auto const copy = dir / "copy.GPKG";
    std::filesystem::copy_file(town, copy);
    Headless h(1280, 720);
    h.shell.drop_files({town});
    h.settle();
    REQUIRE(h.w.has_project());
    CHECK(h.w.snapshot().path == town);
    h.shell.drop_files({copy});
    h.settle();
    CHECK(h.w.snapshot().path == copy);
    CHECK(h.w.dialog == workbench::Dialog::none);
}

TEST_CASE("another file dropped on an open project goes to the import assistant, which names it", "[ui][drop]") {
    support::TempDir const dir;
    Headless h(1280, 720);
    h.open(support::demo_town());
    h.shell.drop_files({table(dir)});
    h.frame();
    CHECK(h.w.dialog == workbench::Dialog::import);
    CHECK(h.shows("import.path"));
    CHECK(h.w.import_draft().source == dir / "parc d’été.csv");
    std::ofstream(dir / "layer.gpkg") << "not a database";
    h.shell.drop_files({dir / "layer.gpkg"});
    h.settle();
    CHECK(h.w.dialog == workbench::Dialog::import);
    CHECK(h.w.snapshot().path == support::demo_town());
}

TEST_CASE("an image dropped on an open project goes under its map; one that has no place is refused", "[ui][drop]") {
    support::TempDir const dir;
    auto const copy = dir / "copy.gpkg";
    std::filesystem::copy_file(support::demo_town(), copy);
    Headless h(1280, 720);
    h.open(copy);
    auto const folder = copy.parent_path();
    h.shell.drop_files({support::write_raster(folder, "nowhere", "", 0, 0, 1)});
    h.frame();
    REQUIRE(h.w.error());
    CHECK(h.w.base_maps().empty());
    h.w.dismiss_error();
    auto const centre = h.w.view().centre;
    h.shell.drop_files({support::write_raster(folder, "photo", "EPSG:2154", centre.x - 2'000, centre.y + 2'000, 40)});
    h.frame();
    CHECK(h.w.dialog == workbench::Dialog::none);
    REQUIRE(h.w.base_maps().size() == 1);
    CHECK(h.w.base_maps()[0].name == "photo");
}

TEST_CASE("a table dropped on the start page makes a project first, then is imported", "[ui][drop]") {
    support::TempDir const dir;
    std::string const home = std::getenv("HOME") ? std::getenv("HOME") : "";
    setenv("HOME", dir.text("").c_str(), 1); // where the project is made
    Headless h(1280, 720);
    h.shell.drop_files({table(dir)});
    h.frame();
    CHECK(h.w.dialog == workbench::Dialog::create_from_table);
    REQUIRE(h.click("dialog.ok"));
    h.settle();
    REQUIRE(h.w.has_project());
    CHECK(h.w.dialog == workbench::Dialog::import);
    CHECK(h.w.import_draft().source == dir / "parc d’été.csv");
    for (int step = 0; step < 3 && !h.w.last_import(); ++step) {
        REQUIRE(h.click("assistant.next"));
        h.settle();
    }
    REQUIRE(h.w.last_import());
    CHECK(h.w.last_import()->kept == 1);
    CHECK(h.w.last_import()->source_name == "parc d’été.csv");
    setenv("HOME", home.c_str(), 1);
}

TEST_CASE("of the files of a shapefile dropped together the layer is taken; of several, the first, and it is said", "[ui][drop]") {
    support::TempDir const dir;
    Headless h(1280, 720);
    h.open(support::demo_town());
    h.shell.drop_files({dir / "a.dbf", dir / "a.prj", dir / "a.SHP", dir / "a.shx"});
    CHECK(h.w.dialog_path == dir.text("a.SHP"));
    CHECK(h.w.notice().empty());
    h.shell.drop_files({dir / "b.csv", dir / "c.dbf"});
    CHECK(h.w.dialog_path == dir.text("b.csv"));
    CHECK_FALSE(h.w.notice().empty());
    h.shell.drop_files({});
    CHECK(h.w.dialog_path == dir.text("b.csv"));
}

TEST_CASE("a project is told from other files by its tables, without running it", "[store][probe]") {
    support::TempDir const dir;
    CHECK(store::is_project(support::demo_town()));
    CHECK_FALSE(store::is_project(dir / "absent.gpkg"));
    std::ofstream(dir / "text.gpkg") << "SQLite format 3";
    CHECK_FALSE(store::is_project(dir / "text.gpkg"));
    std::ofstream(dir / "empty.gpkg") << "";
    CHECK_FALSE(store::is_project(dir / "empty.gpkg"));
    CHECK_FALSE(store::is_project(dir / ""));
}

}
