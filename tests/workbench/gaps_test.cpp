// What is missing and why, and what is out of line.
#include "workbench/view_coverage.hpp"

#include "support/two_campaigns.hpp"
#include "workbench/intents.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

using namespace vigie;
using namespace vigie::dossier;
using namespace vigie::workbench;

namespace {

struct Window : support::TwoCampaigns {
    explicit Window(void (*change)(support::TwoCampaigns&) = nullptr) {
        if (change != nullptr) change(*this);
        score();
        store.project.close();
        auto project = std::make_shared<store::Project>(store::Project::open(store.dir / "essai.gpkg"));
        w.adopt(load_snapshot(*project), project);
        w.jobs().finish();
    }
    Workbench w;
};

/// A survey of C that nobody answered at r7.
void ask_in_vain(support::TwoCampaigns& town) {
    core::Observation none;
    none.residence = town.residences[7].id;
    none.campaign = town.campaigns[1];
    none.indicator = "C";
    none.numerator = none.denominator = 0;
    town.store.project.put_observations(std::vector{none}, {});
}

}

TEST_CASE("the least observed comes first, family by family", "[workbench][coverage]") {
    Window town;
    auto const view = coverage_view(town.w);
    REQUIRE(view.order->size() == 8);
    CHECK(view.order->front() == 7); // half of its weight; all the others are whole
    auto const row = view.row(7);
    CHECK(row.coverage == Approx(0.5));
    REQUIRE(row.families.size() == 3);
    CHECK(*row.families[0] == Approx(1));
    CHECK(*row.families[1] == Approx(0));
    CHECK_FALSE(row.is_scored);
    CHECK(view.row(0).is_scored);
    auto filter = town.w.filter();
    filter.keep_zone("Z1");
    town.w.set_filter(filter);
    CHECK(coverage_view(town.w).order->size() == 3);
}

TEST_CASE("a zone's gaps are its residences', weighted by dwellings", "[workbench][coverage]") {
    Window town;
    apply(town.w, ShowCoverage{true});
    auto const view = coverage_view(town.w);
    REQUIRE(view.order->size() == 3);
    CHECK(view.order->front() == 2);
    auto const row = view.row(2); // Le Port: r6 whole, r7 half, 20 dwellings each
    CHECK(row.name == "Le Port");
    CHECK(row.zone == "Z3");
    CHECK(row.coverage == Approx(0.75));
    CHECK(*row.families[1] == Approx(0.5));
}

TEST_CASE("each gap has its reason", "[workbench][coverage]") {
    support::InEnglish const english;
    {
        Window town;
        town.w.select({7});
        auto const view = coverage_view(town.w);
        CHECK(view.chosen == "Résidence r7");
        REQUIRE(view.missing.size() == 2);
        CHECK(view.missing[0].starts_with("C: known for 7 of 8 residences, not here"));
        CHECK(view.missing[1].starts_with("M: never imported for this campaign"));
        CHECK(view.sentence.find("Observed for no residence: M.") != std::string::npos);
    }
    Window asked(ask_in_vain);
    asked.w.select({7});
    CHECK(coverage_view(asked.w).missing[0] == "C: the row is there, and empty.");
}

TEST_CASE("a value far from the stock's is listed with where it comes from, the farthest first",
          "[workbench][outliers]") {
    Window town([](support::TwoCampaigns& t) {
        // M, off the index: seven residences from 4 to 6, one typed ten times too large, by an import.
        std::vector<core::Observation> values;
        for (std::size_t i = 0; i < 8; ++i) {
            core::Observation o;
            o.residence = t.residences[i].id;
            o.campaign = t.campaigns[1];
            o.indicator = "M";
            o.value = i == 3 ? 50 : 4 + 0.25 * static_cast<double>(i);
            values.push_back(o);
        }
        t.store.project.transaction([&] {
            store::ImportReport report;
            report.id = t.store.project.begin_import("observations", "moyens-2026.csv");
            t.store.project.put_observations(values, report.id);
            report.kind = "observations";
            report.source_name = "moyens-2026.csv";
            report.read = report.kept = 8;
            t.store.project.end_import(report);
        });
    });
    CHECK(outliers_view(town.w).is_pending);
    town.w.reckon_outliers();
    town.w.jobs().finish();
    auto const view = outliers_view(town.w);
    CHECK_FALSE(view.is_pending);
    REQUIRE(view.rows.size() == 1);
    CHECK(view.rows[0].row == 3);
    CHECK(view.rows[0].indicator == "M");
    CHECK(view.rows[0].source.starts_with("moyens-2026.csv"));
    CHECK(view.rows[0].is_high_bad_side);
    town.w.step_campaign(-1);
    CHECK(town.w.outliers() == nullptr); // those of another campaign
}
