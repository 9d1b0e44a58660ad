// Stories and minutes on the command line, on the demo town.
#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>

using nlohmann::json;
using vigie::support::run_vigie;
using vigie::support::TempDir;

namespace {

struct Town {
    Town() { REQUIRE(run_vigie({"demo", project, "--residences", "120"}).exit == 0); }
    TempDir const dir;
    std::string const project = dir.text("town.gpkg");
};

std::string first_bytes(std::filesystem::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::string bytes(5, '\0');
    in.read(bytes.data(), 5);
    return bytes;
}

}

TEST_CASE("a story is drafted, listed, printed, renamed, taken back and removed", "[cli][story]") {
    Town const town;
    auto const run = [&](std::vector<std::string> arguments) { return run_vigie(std::move(arguments)); };
    REQUIRE(run({"story", town.project, "draft", "Avril", "--lang", "fr"}).exit == 0);
    CHECK(run({"story", town.project, "draft", "Avril"}).exit == 2); // the name is taken
    auto const list = json::parse(run({"story", town.project, "list", "--json"}).out);
    REQUIRE(list.size() == 1);
    CHECK(list[0]["name"] == "Avril");
    CHECK(list[0]["steps"].size() == 8);
    CHECK(list[0]["steps"][0]["topic"] == "perimeter");
    CHECK(run({"story", town.project, "changes", "Avril", "--lang", "fr"}).out.empty());
    CHECK_FALSE(run({"story", town.project, "changes", "Avril", "--campaign", "2025", "--lang", "fr"}).out.empty());
    REQUIRE(run({"sheet", town.project, "story", "Avril", town.dir.text("avril.pdf"), "--notes"}).exit == 0);
    CHECK(first_bytes(town.dir / "avril.pdf") == "%PDF-");
    auto const unknown = run({"sheet", town.project, "story", "Mai", town.dir.text("mai.pdf")});
    CHECK(unknown.exit == 2);
    CHECK(unknown.err.find("Avril") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(town.dir / "mai.pdf"));
    REQUIRE(run({"story", town.project, "rename", "Avril", "--to", "Mai"}).exit == 0);
    REQUIRE(run({"story", town.project, "remove", "Mai"}).exit == 0);
    CHECK(json::parse(run({"story", town.project, "list", "--json"}).out).empty());
    REQUIRE(run({"history", town.project, "undo"}).exit == 0);
    CHECK(json::parse(run({"story", town.project, "list", "--json"}).out).size() == 1);
    CHECK(run({"check", town.project}).exit == 0);
}

TEST_CASE("a project without a story prints the draft that it would make, and is not changed", "[cli][story]") {
    Town const town;
    auto const before = std::filesystem::last_write_time(town.project);
    REQUIRE(run_vigie({"sheet", town.project, "story", "Comité", town.dir.text("comite.pdf"), "--lang", "fr"}).exit ==
            0);
    CHECK(first_bytes(town.dir / "comite.pdf") == "%PDF-");
    CHECK(std::filesystem::last_write_time(town.project) == before);
}

TEST_CASE("minutes are written for a day, and a date that is none is refused", "[cli][minutes]") {
    Town const town;
    REQUIRE(
        run_vigie({"sheet", town.project, "minutes", town.dir.text("cr.pdf"), "--since", "2026-01-01", "--lang", "fr"})
            .exit == 0);
    CHECK(first_bytes(town.dir / "cr.pdf") == "%PDF-");
    CHECK(run_vigie({"sheet", town.project, "minutes", town.dir.text("non.pdf"), "--since", "hier"}).exit == 2);
    CHECK_FALSE(std::filesystem::exists(town.dir / "non.pdf"));
}
