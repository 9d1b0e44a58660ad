// Sheets from the command line: the house they bear, the papers of a committee, a batch on any number of threads.
#include "support/camera_picture.hpp"
#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>

using nlohmann::json;
using vigie::support::camera_picture;
using vigie::support::file_text;
using vigie::support::run_vigie;
using vigie::support::TempDir;

namespace {

struct Town {
    explicit Town(char const* residences = "80") { REQUIRE(run_vigie({"demo", project, "--residences", residences}).exit == 0); }
    auto run(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin() + 1, project);
        return run_vigie(arguments);
    }
    TempDir const dir;
    std::string const project = dir.text("town.gpkg");
};

std::map<std::string, std::string> files_of(std::filesystem::path const& folder) {
    std::map<std::string, std::string> files;
    for (auto const& entry : std::filesystem::directory_iterator(folder)) files[entry.path().filename().string()] = file_text(entry.path());
    return files;
}

}

TEST_CASE("the house is set, shown, printed on every sheet and undone", "[cli][house]") {
    Town const town;
    camera_picture(town.dir / "logo.jpg", 1200, 600, 1, 48.39, -4.48);
    auto const set = town.run({"house", "set", "--name", "Office de Port-Fictif", "--footer", "1, quai du Port", "--accent", "#7A1F3D", "--logo", town.dir.text("logo.jpg"), "--json"});
    CAPTURE(set.err);
    REQUIRE(set.exit == 0);
    auto const shown = json::parse(town.run({"house", "show", "--json"}).out);
    CHECK(shown["name"] == "Office de Port-Fictif");
    CHECK(shown["accent"] == "#7A1F3D");
    CHECK(shown["logo_width"] == 480);
    CHECK(shown["logo_height"] == 240);
    REQUIRE(town.run({"sheet", "committee", town.dir.text("file.pdf"), "--html"}).exit == 0);
    auto const page = file_text(town.dir / "file.html");
    CHECK(page.find("Office de Port-Fictif · 1, quai du Port") != std::string::npos);
    CHECK(page.find("data:image/png;base64,") != std::string::npos);
    CHECK(file_text(town.dir / "file.pdf").starts_with("%PDF-"));
    auto const pale = town.run({"house", "set", "--accent", "#FFEE00", "--lang", "en"});
    CHECK(pale.exit == 2);
    CHECK(pale.err.find("too pale") != std::string::npos);
    CHECK(town.run({"house", "set"}).exit == 2);
    REQUIRE(town.run({"history", "undo"}).exit == 0);
    CHECK(json::parse(town.run({"house", "show", "--json"}).out)["name"] == "");
}

TEST_CASE("a batch of sheets has the same bytes on any number of threads", "[cli][sheets]") {
    Town const town;
    REQUIRE(town.run({"sheet", "site", "all", town.dir.text("one"), "--threads", "1"}).exit == 0);
    REQUIRE(town.run({"sheet", "site", "all", town.dir.text("three"), "--threads", "3"}).exit == 0);
    auto const one = files_of(town.dir / "one"), three = files_of(town.dir / "three");
    CHECK(one.size() > 5);
    CHECK(one == three);
}

TEST_CASE("the committee’s file and the map of actions are written, and say what they need", "[cli][sheets]") {
    Town const town;
    REQUIRE(town.run({"sheet", "actions", town.dir.text("actions.pdf")}).exit == 0);
    CHECK(file_text(town.dir / "actions.pdf").starts_with("%PDF-"));
    REQUIRE(town.run({"sheet", "committee", town.dir.text("file.html"), "--date", "2026-11-25"}).exit == 0);
    CHECK(file_text(town.dir / "file.html").find("<h2>") != std::string::npos);
    CHECK(town.run({"sheet", "committee"}).exit == 2);
    CHECK(town.run({"sheet", "actions", town.dir.text("actions.png")}).exit == 2);
}
