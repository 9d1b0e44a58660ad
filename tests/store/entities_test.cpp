// Facts, reports and results come back as they were written; what fails leaves nothing.
#include "core/error.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

using namespace vigie;

namespace {

core::Date day(int year, unsigned month, unsigned d) {
    return core::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{d}};
}

core::CampaignId campaign_of(store::Project& project, int year) {
    return project.add_campaign({{}, std::to_string(year), core::year_period(year), std::nullopt});
}

constexpr auto awkward = "L’Îlot « Œuf » \"double\" 'simple' %_; DROP TABLE residence; 🏢\n\ttab";

}

TEST_CASE("observations come back with what they lack, and are replaced by later ones", "[store]") {
    support::TempStore store;
    auto& project = store.project;
    std::vector list{support::residence("a", 1, 2), support::residence("b", 3, 4)};
    project.add_residences(list, {});
    auto const campaign = campaign_of(project, 2026);
    std::vector<core::Observation> const given{
        {list[0].id, campaign, "ATT1", 12.5, std::nullopt, std::nullopt, core::Quality::measured, day(2026, 3, 1)},
        {list[0].id, campaign, "ENQ2", std::nullopt, 3.0, 40.0, core::Quality::estimated, std::nullopt},
        {list[0].id, campaign, "TER3", 0.0, std::nullopt, std::nullopt, core::Quality::observed, std::nullopt},
        {list[1].id, campaign, "ATT1", -1.5, 1.0, 0.0, core::Quality::inherited, std::nullopt}};
    project.put_observations(given, {});
    CHECK(project.observations(campaign, list[0].id) == std::vector<core::Observation>(given.begin(), given.begin() + 3));
    CHECK(project.observations(campaign, list[1].id) == std::vector<core::Observation>(given.begin() + 3, given.end()));

    auto later = given[0];
    later.value = 13.0;
    project.put_observations(std::vector{later}, {});
    CHECK(project.observations(campaign, list[0].id).front() == later);
    CHECK(project.observations(campaign, list[0].id).size() == 3);
    CHECK(project.observations(campaign_of(project, 2027), list[0].id).empty());
}

TEST_CASE("an import report comes back with its findings, newest first", "[store]") {
    support::TempStore store;
    auto& project = store.project;
    store::ImportReport first, second;
    first.id = project.begin_import("residences", "parc.csv");
    first.target = "2026";
    first.mapping = R"({"code":"Réf"})";
    first.read = 10, first.kept = 8, first.refused = 2, first.repaired = 1, first.unlocated = 3, first.made = 7;
    first.seconds = 0.25;
    first.findings = {{core::Severity::refused, 4, awkward, {"No code in row {0} of {1}", {"4", awkward}}, {"Fill it in", {}}},
                      {core::Severity::note, std::nullopt, "", {"Seen", {}}, {}}};
    project.end_import(first);
    second.id = project.begin_import("zones", "quartiers.gpkg");
    project.end_import(second);

    auto const reports = project.import_reports();
    REQUIRE(reports.size() == 2);
    CHECK(reports[0].source_name == "quartiers.gpkg");
    auto const& read = reports[1];
    CHECK(read.kind == "residences");
    CHECK(read.target == first.target);
    CHECK(read.mapping == first.mapping);
    CHECK((read.read == 10 && read.kept == 8 && read.refused == 2 && read.repaired == 1 && read.unlocated == 3 && read.made == 7));
    CHECK(read.seconds == 0.25);
    CHECK(read.imported_at.size() == 20);
    CHECK(read.findings == first.findings);
}

TEST_CASE("no more than a thousand findings are kept, and the counts stay true", "[store]") {
    support::TempStore store;
    store::ImportReport report;
    report.id = store.project.begin_import("residences", "parc.csv");
    report.read = report.refused = 1'500;
    report.findings.assign(1'500, {core::Severity::refused, 1, "", "No code", "Fill it in"});
    store.project.end_import(report);
    CHECK(store.project.import_reports()[0].findings.size() == 1'000);
    CHECK(store.project.import_reports()[0].refused == 1'500);
}

TEST_CASE("a cluster run comes back, foyers and residences' own statistics", "[store]") {
    support::TempStore store;
    auto& project = store.project;
    std::vector list{support::residence("a", 1, 2), support::residence("b", 3, 4), support::residence("c", 5, 6)};
    project.add_residences(list, {});
    auto const campaign = campaign_of(project, 2026);
    core::Grid grid;
    grid.code = "g";
    grid.families = {support::family("F1", 1, {support::plain_indicator("I1")})};
    auto const grid_id = project.save_grid(grid);
    store::ClusterRun run;
    run.score_run = project.compute_scores(campaign, grid_id, grid, "0.1");
    run.method = "local-moran";
    run.weights = "knn:8";
    run.permutations = 99'999;
    run.seed = 0xfedc'ba98'7654'3210;
    run.correction = "fdr";
    run.engine = "0.1";
    run.tested = 3, run.significant_before = 2, run.significant_after = 1;
    store::StoredFoyer foyer;
    foyer.number = 1;
    foyer.name = awkward;
    foyer.kind = "foyer";
    foyer.is_solid = false;
    foyer.outline = support::square(0, 0, 10);
    foyer.members = {list[0].id, list[1].id, list[2].id};
    foyer.cores = {list[1].id};
    foyer.dwellings = 90;
    foyer.mean_score = 61.25;
    foyer.smallest_q = 0.003;
    run.foyers = {foyer};
    run.local.edit().sites = {{list[0].id, 60, 1.5, 2.25, 0.001, 0.003, "high-high", true, 8}, {list[1].id, 20, -1, -0.5, {}, {}, "", false, 0}};
    run.local.edit().isolated_high = {list[1].id};
    project.save_cluster_run(run);
    run.id = project.save_cluster_run(run); // replaces the former

    auto const read = project.cluster_run(run.score_run);
    REQUIRE(read);
    CHECK(read->id == run.id);
    CHECK(read->seed == run.seed);
    CHECK(read->permutations == run.permutations);
    CHECK((read->tested == 3 && read->significant_before == 2 && read->significant_after == 1));
    REQUIRE(read->foyers.size() == 1);
    CHECK(read->foyers[0].name == foyer.name);
    CHECK(read->foyers[0].is_solid == foyer.is_solid);
    CHECK(read->foyers[0].outline == foyer.outline);
    CHECK(read->foyers[0].members == foyer.members);
    CHECK(read->foyers[0].cores == foyer.cores);
    CHECK(read->foyers[0].mean_score == 61.25);
    REQUIRE(read->local->sites.size() == 2);
    CHECK(read->local->sites[0].q == 0.003);
    CHECK(read->local->sites[0].quadrant == "high-high");
    CHECK_FALSE(read->local->sites[1].p);
    CHECK(read->local->isolated_high == run.local->isolated_high);
    CHECK(project.check().empty());
}

TEST_CASE("what the project says of itself and its settings survive closing", "[store]") {
    support::TempStore store;
    auto info = support::lambert_93_info(awkward);
    info.is_fictitious = false;
    store.project.set_info(info);
    store.project.set_setting("vue", awkward);
    store.project.close();
    auto const project = store::Project::open(store.dir / "essai.gpkg", store::OpenMode::read_only);
    CHECK(project.info().title == info.title);
    CHECK(project.info().crs_wkt == info.crs_wkt);
    CHECK_FALSE(project.info().is_fictitious);
    CHECK(project.setting("vue") == awkward);
    CHECK_FALSE(project.setting("autre"));
}

TEST_CASE("a project opened for reading says so, and refuses to be written with a sentence", "[store]") {
    support::TempStore store;
    store.project.close();
    auto project = store::Project::open(store.dir / "essai.gpkg", store::OpenMode::read_only);
    CHECK(project.is_read_only());
    CHECK(project.check().empty());
    try {
        project.set_setting("a", "1");
        FAIL("written");
    } catch (core::Error const& error) {
        CHECK(error.message().arguments == std::vector<std::string>{"essai.gpkg"});
    }
}

TEST_CASE("a call that fails inside a transaction leaves none of its own rows, and the rest can be kept", "[store]") {
    support::TempStore store;
    auto& project = store.project;
    project.transaction([&] {
        std::vector good{support::residence("a", 1, 2)};
        project.add_residences(good, {});
        std::vector bad{support::residence("b", 1, 2), support::residence("a", 1, 2)};
        CHECK_THROWS_AS(project.add_residences(bad, {}), core::Error);
    });
    REQUIRE(project.residences().size() == 1);
    CHECK(project.residences()[0].code == "a");
    CHECK(project.check().empty());
}

TEST_CASE("a reader sees nothing of a transaction until it is whole", "[store]") {
    support::TempStore store;
    store.project.transaction([&] {
        store.project.set_setting("a", "1");
        auto reader = store::Project::open(store.dir / "essai.gpkg", store::OpenMode::read_only);
        CHECK_FALSE(reader.setting("a"));
    });
    CHECK(store.project.setting("a") == "1");
}
