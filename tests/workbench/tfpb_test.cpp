// The yearly table of the property-tax rebate: axes in their order, amounts shared by days and dwellings.
#include "workbench/view_tfpb.hpp"

#include "core/error.hpp"
#include "support/two_campaigns.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

using namespace vigie;
using namespace vigie::dossier;
using namespace vigie::workbench;

namespace {

using namespace std::chrono;

core::Date on(int y, unsigned m, unsigned d) { return {year(y), month(m), day(d)}; }

struct Rebate : support::TwoCampaigns {
    Rebate() {
        // r0 (20 dwellings) lies in Z1, r3 (20) in Z2.
        site =
            store.project.add_site_project({{}, "PS-01", "Roz Avel", "", {}, {}, {residences[0].id, residences[3].id}});
    }
    void add(std::string code, std::string axis, std::optional<core::Date> from, std::optional<core::Date> to,
             double planned, std::optional<std::size_t> residence = std::size_t{0},
             core::ActionState state = core::ActionState::under_way) {
        core::Action action;
        action.code = std::move(code);
        action.title = action.code;
        action.tfpb_axis = std::move(axis);
        if (residence)
            action.residence = residences[*residence].id;
        else
            action.project = site;
        action.starts_on = from;
        action.due_on = to;
        action.planned_cost_eur = planned;
        action.actual_cost_eur = planned / 2;
        action.state = state;
        store.project.add_actions(std::span(&action, 1), {});
    }
    TfpbTable table(TfpbRequest const& request) { return tfpb_table(*snapshot(), request); }
    core::SiteProjectId site;
};

}

TEST_CASE("amounts are summed by axis in the convention's order, each year having its days", "[workbench][tfpb]") {
    Rebate rebate;
    rebate.add("B", "Petits travaux", on(2025, 7, 1), on(2026, 6, 30), 365); // 184 days of 365 in 2025
    rebate.add("A", "présence de proximité renforcée", on(2025, 1, 1), on(2025, 12, 31), 1000);
    rebate.add("C", "Petits travaux", on(2024, 1, 1), on(2024, 12, 31), 5000);
    rebate.add("D", "Petits travaux", on(2025, 1, 1), on(2025, 12, 31), 7000, 0, core::ActionState::abandoned);
    rebate.add("E", "", on(2025, 1, 1), on(2025, 12, 31), 9000); // outside the rebate
    rebate.add("F", "Déchets", {}, {}, 100);
    rebate.add("G", "Stationnement", on(2025, 3, 1), on(2025, 4, 1), 50);
    auto const table = rebate.table({2025});
    REQUIRE(table.axes.size() == 9); // the eight, and one that the framework does not know
    CHECK(table.axes[0].lines.size() == 1);
    CHECK(table.axes[0].planned == Approx(1000));
    CHECK(table.axes[0].actual == Approx(500));
    CHECK(table.axes[3].lines.empty());
    REQUIRE(table.axes[7].lines.size() == 1);
    CHECK(*table.axes[7].lines[0].planned == Approx(184));
    CHECK(table.axes[8].planned == Approx(50));
    CHECK(table.planned == Approx(1234));
    CHECK(table.actions == 3);
    CHECK(table.undated == 1);
    CHECK(table.dwellings == 180);
    auto const next = rebate.table({2026});
    CHECK(next.planned == Approx(181)); // the rest of it, and nothing twice
    CHECK(next.axes.size() == 8);
}

TEST_CASE("an action of a site in two zones is shared by dwellings; zones add up to the whole", "[workbench][tfpb]") {
    Rebate rebate;
    rebate.add("A", "Concertation", on(2025, 1, 1), on(2025, 12, 31), 1000, std::nullopt);
    rebate.add("B", "Concertation", on(2025, 1, 1), on(2025, 12, 31), 300, 3);
    auto const first = rebate.table({2025, "quartiers", "Z1"}), second = rebate.table({2025, "quartiers", "Z2"});
    CHECK(first.planned == Approx(500));
    CHECK(first.axes[5].lines[0].share == Approx(0.5));
    CHECK(second.planned == Approx(800));
    CHECK(first.outside == 1);
    CHECK(first.planned + second.planned == Approx(rebate.table({2025, "quartiers"}).planned));
    CHECK(first.dwellings == 80);
    CHECK_THROWS_AS(rebate.table({2025, "quartiers", "Z9"}), core::Error);
    CHECK_THROWS_AS(rebate.table({2025, "iris"}), core::Error);
    CHECK(rebate.table({2025, "", "", 5}).axes.size() == 1);
    CHECK(rebate.table({2025, "", "", 0}).planned == 0);
}

TEST_CASE("the table's rows have a total per axis and one of all", "[workbench][tfpb]") {
    Rebate rebate;
    rebate.add("A", "Concertation", on(2025, 1, 1), on(2025, 12, 31), 1000);
    auto const rows = tfpb_rows(rebate.table({2025}));
    REQUIRE(rows.rows.size() == 10); // one action, eight totals, one of all
    CHECK(std::get<double>(rows.rows.back()[9]) == Approx(1000));
    CHECK(std::get<double>(rows.rows.back()[10]) == Approx(500));
    for (auto const& row : rows.rows)
        CHECK(row.size() == rows.columns.size());
}

TEST_CASE("the export is given what the dialog asks for", "[workbench][tfpb]") {
    Rebate rebate;
    Workbench w;
    w.adopt(rebate.snapshot());
    apply(w, PrepareTfpb{"2026", "QN 01;x", 3});
    REQUIRE(w.prepared_export());
    REQUIRE(w.prepared_export()->tfpb);
    CHECK(w.prepared_export()->tfpb->year == 2026);
    CHECK(w.prepared_export()->tfpb->zone == "QN 01;x");
    CHECK(w.prepared_export()->tfpb->axis == 3);
    apply(w, PrepareTfpb{"2025", "", {}});
    CHECK_FALSE(w.prepared_export()->tfpb->axis);
    CHECK_THROWS_AS(apply(w, PrepareTfpb{"soon", "", {}}), core::Error);
}
