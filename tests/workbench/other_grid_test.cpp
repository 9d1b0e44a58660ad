// A campaign is read by the grid it was scored with, whatever the project's has become.
#include "dossier/comparison.hpp"
#include "dossier/site_file.hpp"
#include "support/two_campaigns.hpp"
#include "workbench/view_site.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

using namespace vigie;

namespace {

core::Date const spring{std::chrono::year{2026}, std::chrono::April, std::chrono::day{14}};

/// A family before the others, more indicators, other limits and names.
core::Grid other_grid() {
    auto grid = support::TwoCampaigns::make_grid();
    auto more = support::family("F0", 5, {});
    for (int i = 0; i < 12; ++i)
        more.indicators.push_back(support::plain_indicator("N" + std::to_string(i)));
    grid.families.insert(grid.families.begin(), more);
    grid.families[1].short_name = {"Autre nom", "Another name"};
    grid.families[1].indicators[0].alert_at = 1;
    grid.rules.class_limits = {1, 2, 3};
    grid.rules.minimum_coverage = 0.1;
    return grid;
}

struct Town : support::TwoCampaigns {
    Town() { score(); }
    void change_grid() { (void)store.project.save_grid(other_grid()); }
    dossier::Comparison compare() {
        return dossier::compare_zones(*snapshot(), "quartiers", {"Z1", "Z2"}, "2026", spring, &store.project);
    }
};

}

TEST_CASE("zones are compared by the grid of their campaign", "[workbench][grid]") {
    Town town;
    auto const before = town.compare();
    town.change_grid();
    auto const after = town.compare();
    REQUIRE(after.groups.size() == before.groups.size());
    CHECK(after.indicator_codes == before.indicator_codes);
    for (std::size_t g = 0; g < before.groups.size(); ++g) {
        auto const &was = before.groups[g], &is = after.groups[g];
        CHECK(is.score == was.score);
        CHECK(is.severity == was.severity);
        CHECK(is.sentence == was.sentence);
        REQUIRE(is.families.size() == was.families.size());
        for (std::size_t f = 0; f < was.families.size(); ++f) {
            CHECK(is.families[f].code == was.families[f].code);
            CHECK(is.families[f].score == was.families[f].score);
            CHECK(is.families[f].change == was.families[f].change);
        }
    }
}

TEST_CASE("a family that the campaign before did not have shows no change", "[workbench][grid]") {
    Town town;
    auto next = support::TwoCampaigns::make_grid();
    next.families[0].code = "F9";
    auto const id = town.store.project.save_grid(next);
    (void)town.store.project.compute_scores(town.campaigns[1], id, next, "test");
    auto const zone = town.compare().groups[0];
    REQUIRE(zone.families[0].code == "F9");
    CHECK(zone.families[0].score);
    CHECK_FALSE(zone.families[0].change);
    CHECK(zone.families[1].change);
}

TEST_CASE("the panels show a campaign by its own grid", "[workbench][grid]") {
    Town town;
    auto const see = [&] {
        workbench::Workbench w;
        w.adopt(town.snapshot());
        w.select({0});
        auto const legend = workbench::legend_view(w);
        auto const bottom = workbench::bottom_view(w);
        std::string seen;
        for (auto const& row : legend.rows)
            seen += row.range + " " + std::to_string(row.count) + "; ";
        for (auto const& head : bottom.columns)
            seen += head.title + "; ";
        auto const row = workbench::table_row(w, 0);
        for (auto const& family : row.families)
            seen += std::to_string(family.value_or(-1)) + " ";
        seen += std::to_string(row.alerts.value_or(-1)) + "; ";
        for (auto const& family : workbench::weights_view(w).rows)
            seen += family.name + " " + std::to_string(family.weight) + "; ";
        for (auto const& zone : workbench::zone_rows(w))
            seen += zone.name + std::to_string(zone.score.value_or(-1)) + "; ";
        return seen;
    };
    auto const before = see();
    town.change_grid();
    CHECK(see() == before);
    CHECK(before.find("F1") != std::string::npos);
}

TEST_CASE("a residence says which families are in alert, as the run counted them", "[workbench][site]") {
    Town town;
    auto const snapshot = town.snapshot();
    auto const of = [&](std::uint32_t row) { return dossier::site_file(*snapshot, town.store.project, row, "2026"); };
    CHECK(of(0).families_in_alert == std::vector<std::string>{"F1", "F2"}); // 90 with its indicator in alert, 70
    CHECK(of(0).families_counted == 2);
    CHECK(of(3).families_in_alert.empty());                           // 10, 20
    CHECK(of(7).families_in_alert == std::vector<std::string>{"F1"}); // 50; the other is not known
    for (std::uint32_t row = 0; row < 8; ++row) {
        auto const& counted = snapshot->campaign("2026").scores[row].alerts;
        CHECK(counted.value_or(0) == static_cast<int>(of(row).families_in_alert.size()));
    }
}

TEST_CASE("what a residence's value stands for follows the method of its indicator", "[workbench][site]") {
    Town town;
    auto grid = support::TwoCampaigns::make_grid();
    grid.families[0].indicators[0].normalisation.method = core::Method::percentile;
    auto const id = town.store.project.save_grid(grid);
    (void)town.store.project.compute_scores(town.campaigns[1], id, grid, "test");
    auto const snapshot = town.snapshot();
    auto const site = dossier::site_file(*snapshot, town.store.project, 0, "2026");
    auto const& line = site.indicators.front();
    REQUIRE(line.indicator.code == "A");
    // A in 2026: 90 80 60 10 20 30 40 50. The middle of the scores is between those of 40 and 50; so is the value that
    // scores 50.
    CHECK(*line.stock_median == Approx(45));
    CHECK(*line.attention == Approx(45));
}
