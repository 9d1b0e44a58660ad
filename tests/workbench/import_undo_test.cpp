#include "core/error.hpp"
#include "diagnosis/scores.hpp"
#include "dossier/watch.hpp"
#include "imports/import.hpp"
#include "store/backup.hpp"
#include "support/content.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace vigie;
using imports::ImportKind;

namespace {

/// A closed town and the files that change it, one of each kind.
struct Town {
    support::TempStore store;
    Town() {
        core::Grid grid;
        grid.code = "essai";
        grid.title = {"Essai", "Test"};
        grid.rules.minimum_families = 1;
        grid.families = {
            support::family("F1", 1, {support::plain_indicator("bruit"), support::plain_indicator("tags")})};
        store.project.without_history([&] { store.project.save_grid(grid); });
    }

    void import(ImportKind kind, std::string const& name, std::string const& text, std::string const& campaign = "") {
        std::ofstream(store.dir / name) << text;
        imports::ImportRequest request;
        request.kind = kind;
        request.source = store.dir / name;
        request.crs = "EPSG:2154";
        request.campaign = campaign;
        (void)imports::import(store.project, request);
    }
    [[nodiscard]] support::Content content() const { return support::Content(store.dir / "essai.gpkg"); }
};

constexpr auto parc = "code;nom;logements;x;y\nA1;Ker-Avel;30;100;100\nA2;Goélands;12;900;100\n";
constexpr auto more = "code;nom;logements;x;y\nB1;Œillets;50;950;150\n";
constexpr auto quarters = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"Q1","nom":"Ouest"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[500,0],[500,500],[0,500],[0,0]]]}},
{"type":"Feature","properties":{"code":"Q2","nom":"Est"},"geometry":{"type":"Polygon","coordinates":[[[500,0],[1000,0],[1000,500],[500,500],[500,0]]]}}]})";
constexpr auto streets = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[0,0],[900,400]]}}]})";
constexpr auto survey = "code;indicateur;valeur\nA1;bruit;10\nA2;bruit;80\nA2;tags;60\n";
constexpr auto second_survey = "code;indicateur;valeur\nA1;bruit;15\nA2;tags;65\nB1;tags;5\n";
constexpr auto incidents = "id;date;kind;x;y\n1;2025-03-01;occupation;101;101\n2;2025-04-01;occupation;5;5\n";
constexpr auto actions = "id;residence;axis;title;state\nX1;A1;bruit;Portes;planned\n";
constexpr auto later_actions = "id;residence;axis;title;state\nX1;A1;bruit;Portes;done\nX2;A2;tags;Nettoyage;planned\n";

}

TEST_CASE("files of every kind are imported, scored, decided upon, and undone to the last bit", "[workbench][undo]") {
    Town town;
    auto& project = town.store.project;
    std::vector<std::function<void()>> const work{
        [&] { town.import(ImportKind::residences, "parc.csv", parc); },
        [&] { town.import(ImportKind::zones, "quartiers.geojson", quarters); },
        [&] { town.import(ImportKind::residences, "suite.csv", more); }, // assigned to the zones that are there
        [&] { town.import(ImportKind::context, "rues.geojson", streets); },
        [&] { town.import(ImportKind::observations, "enquete.csv", survey, "2025"); }, // makes the campaign
        [&] { (void)diagnosis::run_scores(project, *project.find_campaign("2025")); },
        [&] { town.import(ImportKind::observations, "enquete2.csv", second_survey, "2025"); }, // replaces two, adds one
        [&] { town.import(ImportKind::incidents, "main-courante.csv", incidents); },
        [&] {
            (void)diagnosis::run_scores(project, *project.find_campaign("2025"), {{"F1", 3}});
        },
        [&] { town.import(ImportKind::actions, "actions.csv", actions); },
        [&] { town.import(ImportKind::actions, "actions2.csv", later_actions); },
        [&] {
            dossier::record_watch_decision(project, {"A1", "watched", "2025-06-01", "comité", "Plaintes"});
        },
        [&] { project.freeze_campaign(project.find_campaign("2025")->id, core::today()); }};
    std::vector<support::Content> contents{town.content()};
    for (auto const& each : work) {
        each();
        contents.push_back(town.content());
        CAPTURE(contents.size());
        REQUIRE(project.history().size() == contents.size() - 1);
        CHECK(contents.back() != contents[contents.size() - 2]);
    }
    CHECK(project.check().empty());
    for (auto i = contents.size() - 1; i-- > 0;) {
        CAPTURE(i);
        project.undo();
        CHECK(town.content().difference(contents[i]) == "");
    }
    CHECK_FALSE(project.undo_label());
    for (std::size_t i = 1; i < contents.size(); ++i) {
        CAPTURE(i);
        project.redo();
        CHECK(town.content().difference(contents[i]) == "");
    }
    CHECK(project.check().empty());
}

TEST_CASE("a refused file is no step, and leaves the project as it was", "[workbench][undo]") {
    Town town;
    town.import(ImportKind::residences, "parc.csv", parc);
    auto const before = town.content();
    CHECK_THROWS_AS(town.import(ImportKind::residences, "parc.csv", parc), core::Error); // the codes exist
    CHECK_THROWS_AS(town.import(ImportKind::observations, "vide.csv", "code;indicateur;valeur\n", "2024"),
                    core::Error); // nor the campaign
    CHECK(town.content().difference(before) == "");
    CHECK(town.store.project.history().size() == 1);
}

TEST_CASE("an import makes a backup first, and goes on without room for one, saying so", "[workbench][undo]") {
    Town town;
    auto const path = town.store.dir / "essai.gpkg";
    town.import(ImportKind::residences, "parc.csv", parc);
    auto const kept = store::backups(path);
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].reason == store::BackupReason::import);
    CHECK(store::Project::open(kept[0].file, store::OpenMode::read_only).residences().empty());

    std::filesystem::remove_all(store::backup_folder(path));
    std::ofstream(store::backup_folder(path)) << "in the way";
    town.import(ImportKind::residences, "suite.csv", more);
    CHECK(town.store.project.residences().size() == 3);
    auto const findings = town.store.project.import_reports().front().findings;
    REQUIRE_FALSE(findings.empty());
    CHECK(findings[0].what.english.starts_with("No backup of {0} could be written"));
}
