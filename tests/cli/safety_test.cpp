// History, backups, locks and check as the command line shows them.
#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>

using namespace vigie;
using nlohmann::json;
using support::run_vigie;

namespace {

struct Town {
    support::TempDir dir;
    std::string project = dir.text("essai.gpkg");
    Town() {
        std::ofstream(dir / "parc.csv")
            << "code;nom;logements;x;y\nA1;Ker-Avel;30;220000;6760000\nA2;Goélands;12;220500;6760100\n";
        REQUIRE(run_vigie({"new", project}).exit == 0);
        REQUIRE(run_vigie({"import", project, "residences", dir.text("parc.csv"), "--crs", "EPSG:2154"}).exit == 0);
        REQUIRE(run_vigie({"watch", project, "set", "A1", "watched", "--date", "2025-06-01", "--role", "comité",
                           "--motive", "Plaintes"})
                    .exit == 0);
    }
};

}

TEST_CASE("the history lists what was done, goes back and forth", "[cli][safety]") {
    Town const town;
    auto const list = run_vigie({"--lang", "fr", "history", town.project});
    CHECK(list.exit == 0);
    CHECK(list.out.find("annulable\tStatut de A1\n") != std::string::npos);
    CHECK(list.out.find("annulable\tImport de parc.csv\n") != std::string::npos);
    CHECK(run_vigie({"history", town.project, "undo"}).exit == 0);
    CHECK(run_vigie({"history", town.project, "undo"}).exit == 0);
    auto const none = run_vigie({"--lang", "en", "history", town.project, "undo"});
    CHECK(none.exit == 1);
    CHECK(none.err.find("There is nothing to undo.") != std::string::npos);
    CHECK(run_vigie({"history", town.project, "redo"}).exit == 0);
    auto const steps = json::parse(run_vigie({"--lang", "en", "history", town.project, "--json"}).out)["steps"];
    REQUIRE(steps.size() == 2);
    CHECK(steps[0]["state"] == "undone");
    CHECK(steps[0]["label"] == "Status of A1");
    CHECK(steps[1]["state"] == "done");
    CHECK(steps[1]["kind"] == "import");
    CHECK(steps[1]["can_go_back"] == true);
}

TEST_CASE("check is clean with the backups and steps there are, and says 1 for a project that is not",
          "[cli][safety]") {
    Town const town;
    auto const sound = run_vigie({"check", town.project, "--json"});
    CHECK(sound.exit == 0);
    auto const document = json::parse(sound.out);
    CHECK(document["sound"] == true);
    CHECK(document["findings"].empty());
    REQUIRE(document["backups"].size() == 1);
    CHECK(document["backups"][0]["reason"] == "import");
    CHECK(std::filesystem::exists(document["backups"][0]["file"].get<std::string>()));
    CHECK(document["history"]["steps"] == 2);
    CHECK(document["history"]["undoable"] == 2);

    // As another program might: a row that belongs to nobody.
    auto const sql = "sqlite3 " + support::quoted(town.project) + " \"INSERT INTO residence_alias VALUES ('x', 999)\"";
    if (std::system("command -v sqlite3 >/dev/null 2>&1") != 0) {
        WARN("skipped: no sqlite3 to damage the project with");
        return;
    }
    REQUIRE(std::system(sql.c_str()) == 0);
    auto const unsound = run_vigie({"check", town.project, "--json"});
    CHECK(unsound.exit == 1);
    CHECK(json::parse(unsound.out)["findings"][0]["subject"] == "references");
}

TEST_CASE("a backup is listed, and copied to a project of its own", "[cli][safety]") {
    Town const town;
    auto const listed = json::parse(run_vigie({"restore", town.project, "--json"}).out)["backups"];
    REQUIRE(listed.size() == 1);
    auto const out = town.dir.text("avant.gpkg");
    CHECK(run_vigie({"restore", town.project, "1", out}).exit == 0);
    CHECK(json::parse(run_vigie({"history", out, "--json"}).out)["steps"].empty()); // as it was before the import
    CHECK(json::parse(run_vigie({"history", town.project, "--json"}).out)["steps"].size() == 2);
    CHECK(run_vigie({"restore", town.project, "1", out}).exit == 2); // never over a file
    auto const none = run_vigie({"--lang", "en", "restore", town.project, "7"});
    CHECK(none.exit == 2);
    CHECK(none.err.find("numbered 1 to 1") != std::string::npos);
    CHECK(run_vigie({"restore", out}).exit == 3);
}

TEST_CASE("a command that wants to write a project that is held says who has it and changes nothing", "[cli][safety]") {
    Town const town;
    std::ofstream(town.project + ".lock")
        << "token\nanne\nautre-poste\n42\n2026-11-25T09:00:00Z\n"; // just now, on another machine
    auto const refused = run_vigie(
        {"--lang", "en", "campaign", town.project, "add", "2026", "--from", "2026-01-01", "--to", "2027-01-01"});
    CHECK(refused.exit == 1);
    CHECK(refused.err.find("is open for writing by anne on autre-poste since 2026-11-25T09:00:00Z") !=
          std::string::npos);
    CHECK(run_vigie({"campaign", town.project, "list"}).out.empty());
    // A child of the holder writes.
    CHECK(run_vigie({"campaign", town.project, "add", "2026", "--from", "2026-01-01", "--to", "2027-01-01"},
                    "VIGIE_PROJECT_LOCK=token")
              .exit == 0);
    CHECK(run_vigie({"campaign", town.project, "list"}).out.find("2026") != std::string::npos);
    CHECK(std::filesystem::exists(town.project + ".lock"));
}

TEST_CASE("a command leaves one file and its backups", "[cli][safety]") {
    Town const town;
    for (auto const* const suffix : {"-wal", "-shm", "-journal", ".lock"})
        CHECK_FALSE(std::filesystem::exists(town.project + suffix));
}
