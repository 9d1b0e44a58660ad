#include "diagnosis/publish.hpp"

#include "core/error.hpp"
#include "core/live_grid.hpp"
#include "demo/demo.hpp"
#include "support/content.hpp"
#include "support/process.hpp"
#include "support/stored_scores.hpp"

#include <catch2/catch.hpp>

#include <cstring>

using namespace vigie;

namespace {

/// Sixty residences of the demo town, scored.
struct DemoTown {
    support::TempDir dir;
    std::optional<store::Project> project;

    DemoTown() {
        demo::DemoRequest request;
        request.residences = 60;
        demo::write_demo(dir / "town.gpkg", request);
        project = store::Project::open(dir / "town.gpkg");
    }
    [[nodiscard]] core::Campaign campaign(std::string const& name) const { return *project->find_campaign(name); }
};

std::vector<std::string> codes_of(core::Grid const& grid) {
    std::vector<std::string> codes;
    for (auto const& family : grid.families)
        for (auto const& indicator : family.indicators)
            codes.push_back(indicator.code);
    return codes;
}

/// Another goalpost, weight, direction and method, an indicator less, and two families the other way round.
core::Grid edited(core::Grid grid) {
    auto& first = grid.families[0];
    first.indicators[0].goalposts.at_100 *= 0.75;
    std::swap(first.indicators[1].goalposts.at_0, first.indicators[1].goalposts.at_100);
    first.weight *= 2;
    grid.families[1].indicators[0].normalisation.method = core::Method::percentile;
    grid.families[1].indicators[1].normalisation.method = core::Method::robust_z;
    grid.families[1].indicators[1].normalisation.reference = "2025";
    grid.families[2].indicators.pop_back();
    std::swap(grid.families[3], grid.families[4]);
    return grid;
}

bool has_same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

}

TEST_CASE("what a preview of an edited grid shows is what is stored once it is published, bit for bit",
          "[diagnosis][grid][score]") {
    DemoTown town;
    auto& project = *town.project;
    auto const campaign = town.campaign("2026");
    auto const grid = edited(project.current_grid());
    auto const codes = codes_of(project.current_grid());
    core::LiveGrid live(
        {{"", std::make_shared<core::ObservedStock const>(project.observed(campaign.id, codes))},
         {"2025", std::make_shared<core::ObservedStock const>(project.observed(town.campaign("2025").id, codes))}},
        project.current_grid());
    live.move(grid);

    auto const id = diagnosis::publish_grid(project, grid, campaign);
    CHECK(project.grid(id).version == 2);
    auto const run = project.score_run(campaign.id);
    REQUIRE(run);
    CHECK(run->grid == id);
    auto const stored = support::stored_scores(project, run->id);
    auto const ranks = live.index().ranks();
    REQUIRE(stored.size() == live.index().scores().size());
    for (std::size_t row = 0; row < stored.size(); ++row) {
        auto const index = live.index().index(row);
        REQUIRE(index.score.has_value() == stored[row].index.score.has_value());
        if (index.score) CHECK(has_same_bits(*index.score, *stored[row].index.score));
        CHECK(has_same_bits(index.coverage, stored[row].index.coverage));
        CHECK(index.severity == stored[row].index.severity);
        CHECK(ranks[row] == stored[row].rank);
        CHECK(live.alerts(row) == stored[row].alerts);
        CHECK(live.contributions(row) == stored[row].contributions);
    }
}

TEST_CASE("a published grid and the scores made with it are one step, undone as one", "[diagnosis][grid]") {
    DemoTown town;
    auto& project = *town.project;
    auto const campaign = town.campaign("2026");
    auto const before = project.score_run(campaign.id);
    auto const other = project.score_run(town.campaign("2025").id);
    auto const scores = support::stored_scores(project, before->id);
    auto const grid = project.current_grid();
    (void)diagnosis::publish_grid(project, edited(grid), campaign);
    CHECK(support::stored_scores(project, project.score_run(campaign.id)->id) != scores);
    CHECK(project.score_run(town.campaign("2025").id)->id == other->id); // keeps its grid until it is scored again
    project.undo();
    CHECK(project.current_grid() == grid);
    REQUIRE(project.score_run(campaign.id));
    CHECK(project.score_run(campaign.id)->id == before->id);
    CHECK(support::stored_scores(project, before->id) == scores);
    project.redo();
    CHECK(project.current_grid().version == 2);
}

TEST_CASE("the same grid again makes no version, and a faulty one is refused with nothing written",
          "[diagnosis][grid]") {
    DemoTown town;
    auto& project = *town.project;
    auto const id = project.current_grid_id();
    auto grid = project.current_grid();
    grid.version = 7; // a number alone is no other grid
    support::Content const before(project.path());
    CHECK(project.save_grid(grid) == id);
    CHECK(diagnosis::publish_grid(project, grid) == id);
    grid.families[0].indicators[0].goalposts = {3, 3};
    CHECK_THROWS_AS(diagnosis::publish_grid(project, grid), core::Error);
    CHECK(support::Content(project.path()).difference(before) == "");
}

TEST_CASE("a frozen campaign keeps its grid and its scores when another grid is published", "[diagnosis][grid]") {
    DemoTown town;
    auto& project = *town.project;
    project.freeze_campaign(town.campaign("2026").id, core::year_period(2026).to);
    auto const before = project.score_run(town.campaign("2026").id);
    auto const id = diagnosis::publish_grid(project, edited(project.current_grid()), town.campaign("2026"));
    CHECK(project.current_grid_id() == id);
    CHECK(project.score_run(town.campaign("2026").id)->id == before->id);
    CHECK(before->grid != id);
}
