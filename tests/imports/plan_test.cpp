#include "imports/plan.hpp"

#include "core/error.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>

using namespace vigie;
using imports::ImportChoices;
using imports::ImportKind;
using imports::ImportPlan;

namespace {

/// Files in a folder of their own, and a project when one is wanted.
struct Desk {
    support::TempStore store;
    std::filesystem::path file(std::string const& name, std::string_view text) const {
        auto const path = store.dir / name;
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
};

imports::PlanField field(ImportPlan const& plan, std::string const& name) {
    auto const found = std::ranges::find(plan.fields, name, &imports::PlanField::field);
    REQUIRE(found != plan.fields.end());
    return *found;
}

constexpr auto latin_table = "Code r\xE9sidence;Nom;Nb logements;x;y;Date\n007;Ker\xE9"
                             "dern;1 234;223800;6757900;12/03/2026\n008;Les \xC9"
                             "tangs;34,0;223900;6758000;13/03/2026\n";

}

TEST_CASE("a plan says how a table is written, what it is and where it lies", "[workbench][import][plan]") {
    Desk desk;
    auto const plan = imports::inspect(desk.file("parc.csv", latin_table), {}, &desk.store.project);
    CHECK(plan.facts.driver == "CSV");
    CHECK(plan.facts.delimiter == ';');
    CHECK(plan.facts.encoding == "windows-1252");
    CHECK(plan.facts.evidence == gis::EncodingEvidence::fallback);
    CHECK(plan.accents == "Kerédern");
    CHECK(plan.decimal == ',');
    CHECK(plan.kind == ImportKind::residences);
    CHECK_FALSE(plan.profile);
    CHECK(field(plan, "code").column == "Code résidence");
    CHECK(field(plan, "code").confidence > 0.8);
    CHECK(field(plan, "agency").column.empty());
    CHECK(plan.crs.origin == imports::CrsOrigin::guessed);
    CHECK(plan.crs.code == "EPSG:2154");
    CHECK(plan.positions.size() == 2);
    CHECK(plan.extent.contains({223850, 6757950}));
    REQUIRE(plan.trial);
    CHECK(plan.trial->kept == 2);
    CHECK(plan.obstacle.english.empty());
    CHECK(desk.store.project.residences().empty());
}

TEST_CASE("a preview shows the cells before, and what is understood of them after", "[workbench][import][plan]") {
    Desk desk;
    auto const plan = imports::inspect(desk.file("parc.csv", latin_table), {}, &desk.store.project);
    REQUIRE(plan.preview.size() == 2);
    auto const dwellings = std::ranges::find(plan.preview_fields, "dwellings") - plan.preview_fields.begin();
    CHECK(plan.preview[0].before[2] == "1 234");
    CHECK(plan.preview[0].after[static_cast<std::size_t>(dwellings)] == "1 234");
    CHECK(plan.preview[1].before[1] == "Les Étangs");
}

TEST_CASE("changing one choice gives a new plan, and the import follows it", "[workbench][import][plan]") {
    Desk desk;
    auto const path = desk.file("parc.csv", latin_table);
    ImportChoices choices;
    choices.mapping["name"] = "Date";
    choices.mapping["dwellings"] = "";
    auto const plan = imports::inspect(path, choices, &desk.store.project);
    CHECK(field(plan, "name").column == "Date");
    CHECK(field(plan, "name").confidence == 1);
    CHECK(field(plan, "dwellings").column.empty());
    auto const report = imports::import(desk.store.project, imports::request_of(plan));
    CHECK(report.kept == 2);
    auto const residences = desk.store.project.residences();
    REQUIRE(residences.size() == 2);
    CHECK(residences[0].code == "007");
    CHECK(residences[0].name == "12/03/2026");
    CHECK_FALSE(residences[0].dwellings);
}

TEST_CASE("what cannot be imported as it stands is an obstacle with the nearest columns, not an error",
          "[workbench][import][plan]") {
    Desk desk;
    auto const path = desk.file("parc.csv", "Référence bien;Nom\n1;a\n");
    auto const plan = imports::inspect(path, {}, &desk.store.project);
    auto choices = plan.choices;
    choices.kind = ImportKind::residences;
    auto const as_residences = imports::inspect(path, choices, &desk.store.project);
    CHECK_FALSE(as_residences.obstacle.english.empty());
    auto const code = field(as_residences, "code");
    CHECK(code.is_required);
    CHECK(code.column.empty());
    REQUIRE_FALSE(code.candidates.empty());
    CHECK(code.candidates.front() == "Référence bien");
    choices.mapping["code"] = "Reference bien";
    CHECK(imports::inspect(path, choices, &desk.store.project).obstacle.english.empty());
}

TEST_CASE("a title above the column names is passed over, a comment row is data", "[workbench][import][plan]") {
    Desk desk;
    auto const path =
        desk.file("erp.csv", "Export du parc au 1er janvier;;;\n;;;\ncode;nom;nb_logements;agence\n01;Les "
                             "Pins;12;Nord\n02;Les Ifs;30;Sud\n");
    auto const plan = imports::inspect(path, {}, &desk.store.project);
    CHECK(plan.columns == std::vector<std::string>{"code", "nom", "nb_logements", "agence"});
    CHECK(plan.sampled == 2);
    CHECK(imports::import(desk.store.project, imports::request_of(plan)).kept == 2);
}

TEST_CASE("a plan without a project still says everything of the file", "[workbench][import][plan]") {
    Desk desk;
    auto const plan = imports::inspect(desk.file("parc.csv", latin_table));
    CHECK(plan.kind == ImportKind::residences);
    CHECK(plan.project_crs == "EPSG:2154");
    CHECK(plan.positions.size() == 2);
    CHECK_FALSE(plan.trial);
}

TEST_CASE("a file nobody can read is refused before anything is planned", "[workbench][import][plan]") {
    Desk desk;
    CHECK_THROWS_AS(imports::inspect(desk.file("vide.csv", "")), core::Error);
    CHECK_THROWS_AS(imports::inspect(desk.store.dir / "absent.gpkg"), core::Error);
}

TEST_CASE("a plan says which of its first rows have a place, and what was found of places", "[imports][plan]") {
    Desk desk;
    auto const plan = imports::inspect(
        desk.file("parc.csv", "code;x;y\nA;223800;6757900\nB;0;0\nC;;\nD;223900;6758000\n"), {}, &desk.store.project);
    REQUIRE(plan.preview.size() == 4);
    CHECK(plan.preview[0].is_located);
    CHECK_FALSE(plan.preview[1].is_located);
    CHECK_FALSE(plan.preview[2].is_located);
    CHECK(plan.preview[3].is_located);
    CHECK(std::ranges::any_of(plan.place_findings, [](auto const& finding) {
        return finding.what.english.find("(0, 0)") != std::string::npos && finding.row == 2;
    }));
    CHECK_FALSE(plan.is_sample);
}

TEST_CASE("a plan of a file none of whose rows can be used says why of each row", "[imports][plan]") {
    Desk desk;
    auto const plan = imports::inspect(desk.file("parc.csv", "code;nom\n;a\n;b\n"), {}, &desk.store.project);
    CHECK(plan.obstacle.english == "No row of {0} can be used as it stands.");
    REQUIRE(plan.trial);
    CHECK(plan.trial->kept == 0);
    CHECK(std::ranges::count(plan.findings, core::Severity::refused, &core::Finding::severity) == 2);
    CHECK_THROWS_AS(imports::import(desk.store.project, imports::request_of(plan)), core::Error);
}
