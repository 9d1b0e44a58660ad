#include "workbench/view_filter.hpp"

#include "core/date.hpp"
#include "dossier/comparison.hpp"
#include "support/two_campaigns.hpp"
#include "workbench/actions.hpp"
#include "workbench/intents.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

namespace vigie::workbench {

using namespace dossier;

namespace {

using support::InEnglish;
using Rows = std::vector<std::uint32_t>;

/// Rows kept, in the order of the project.
Rows kept(Workbench& w, Filter const& filter) {
    w.set_filter(filter);
    auto rows = w.table().rows();
    std::ranges::sort(rows);
    return rows;
}

/// The eight residences of TwoCampaigns; Z1 holds r0–r2, Z2 r3–r5, Z3 r6 and r7. A second layer, « qpv », holds r1 and
/// r4.
struct Town {
    Town() {
        auto& project = two.store.project;
        auto const layer = project.add_zone_layer({{}, "qpv", "QPV", "Essai"});
        std::vector<core::Zone> zones(1);
        zones[0].layer = layer;
        zones[0].code = "QP1";
        zones[0].name = "Le Prioritaire";
        zones[0].shape = support::square(0, 0, 100);
        project.add_zones(zones, {});
        project.set_memberships(layer, std::vector<core::ZoneMembership>{{two.residences[1].id, zones[0].id, 0},
                                                                         {two.residences[4].id, zones[0].id, 0},
                                                              // r5 is 80 m beside it: in none
                                                              {two.residences[5].id, zones[0].id, 80}});
        two.score();
        w.adopt(two.snapshot());
        (void)w.jobs().finish();
    }
    support::TwoCampaigns two;
    Workbench w;
};

}

TEST_CASE("a residence beside a QPV is in none of its figures", "[workbench][filter]") {
    Town town;
    auto const& snapshot = town.w.snapshot();
    auto const& layer = snapshot.zone_layers.back();
    REQUIRE(layer.layer.name == "qpv");
    CHECK(layer.zone_of[1] == 0);
    CHECK(layer.zone_of[5] == -1);
    CHECK(layer.distance_m[5] == 80);
    CHECK(compare_zones(snapshot, "qpv", {"QP1"}, "2026", core::today()).groups[0].residences == 2);
    auto const& scores = town.w.campaign()->zones.at(layer.layer.id);
    REQUIRE(scores.size() == 1);
    CHECK(scores[0].score.residences == 2);
}

TEST_CASE("the palette finds filters by what they keep, and leaves the rest of the filter as it is", "[workbench][filter][palette]") {
    Town town;
    support::InEnglish const english;
    auto& w = town.w;
    Filter now;
    now.dwellings_from = 20;
    w.set_filter(now);
    auto const found = [&](char const* query) {
        auto const items = palette_items(w, query);
        auto const item = std::ranges::find(items, PaletteItem::Kind::filter, &PaletteItem::kind);
        REQUIRE(item != items.end());
        return *item;
    };
    auto const inside = found("qpv");
    CHECK(inside.filter->dwellings_from == 20);
    CHECK(inside.filter->zones.at("qpv").where == ZoneCondition::Where::inside);
    apply(w, SetFilter{*inside.filter});
    CHECK(std::ranges::count(w.filtered_in(), true) <= 2); // r2 and r5 are in it
    CHECK(found("status watch list").filter->statuses == std::set{core::WatchStatus::watched});
    CHECK(found("class very complex").filter->classes == std::set{core::SeverityClass::d});
    CHECK(std::ranges::count(palette_items(w, ""), PaletteItem::Kind::filter, &PaletteItem::kind) == 0);
}

TEST_CASE("bounds of a number are read as people type them", "[workbench][filter]") {
    using Test = NumberTest;
    CHECK(number_test("> 50") == Test{50.0, {}, true, false, false});
    CHECK(number_test(">=50") == Test{50.0, {}, false, false, false});
    CHECK(number_test("≤ 20,5") == Test{{}, 20.5, false, false, false});
    CHECK(number_test("< -2.4") == Test{{}, -2.4, false, true, false});
    CHECK(number_test("20–40") == Test{20.0, 40.0, false, false, false});
    CHECK(number_test("40 - 20") == Test{20.0, 40.0, false, false, false});
    CHECK(number_test("−5..5") == Test{-5.0, 5.0, false, false, false});
    CHECK(number_test("–") == Test{{}, {}, false, false, true});
    for (auto const* nothing : {"", "abc", ">", "20–", "> 5 6", "1e9x"})
        CHECK_FALSE(number_test(nothing));
}

TEST_CASE("a number alone keeps what is written so", "[workbench][filter]") {
    auto const whole = *number_test("50");
    CHECK(whole.passes(49.5));
    CHECK(whole.passes(50.4));
    CHECK_FALSE(whole.passes(50.5));
    auto const tenth = *number_test("35,5");
    CHECK(tenth.passes(35.46));
    CHECK_FALSE(tenth.passes(35.3));
    auto const unknown = *number_test("–");
    CHECK(unknown.passes(std::nan("")));
    CHECK_FALSE(unknown.passes(0));
    CHECK_FALSE(whole.passes(std::nan("")));
}

TEST_CASE("the end of a bound belongs to it or not, as written", "[workbench][filter]") {
    CHECK_FALSE(number_test("> 50")->passes(50));
    CHECK(number_test("≥ 50")->passes(50));
    CHECK_FALSE(number_test("< 50")->passes(50));
    CHECK(number_test("20–40")->passes(40));
}

TEST_CASE("a column keeps its name in the settings", "[workbench][table]") {
    for (auto const column : all_columns)
        CHECK(column_of_code(column_code(column)) == ColumnRef{column});
    ColumnRef const family{Column::family, "F2"};
    CHECK(column_of_code(column_code(family)) == family);
    CHECK_FALSE(column_of_code("nonsense"));
    CHECK_FALSE(column_of_code("score:F2"));
}

TEST_CASE("zones of any layer keep, shut out and add up", "[workbench][filter]") {
    Town town;
    using Where = ZoneCondition::Where;
    Filter filter;
    filter.keep_zone("Z1");
    CHECK(kept(town.w, filter) == Rows{0, 1, 2});
    CHECK(filter.keeps_zone("Z1"));
    filter.zones["qpv"] = {Where::inside, {}};
    CHECK(kept(town.w, filter) == Rows{1});
    filter.keep_zone("");
    CHECK(kept(town.w, filter) == Rows{1, 4});
    filter.zones["qpv"] = {Where::outside, {}};
    CHECK(kept(town.w, filter) == Rows{0, 2, 3, 5, 6, 7});
    filter.zones["qpv"] = {Where::named, {"QP1"}};
    CHECK(kept(town.w, filter) == Rows{1, 4});
}

TEST_CASE("dwellings, a drawn shape and chosen rows are parts of the filter", "[workbench][filter]") {
    Town town; // r0 at (50, 50), r1 at (150, 50), … r7 at (750, 50); r2 has 40 dwellings, the others 20
    Filter filter;
    filter.dwellings_from = 21;
    CHECK(kept(town.w, filter) == Rows{2});
    filter.dwellings_from = 20;
    filter.dwellings_to = 20;
    CHECK(kept(town.w, filter).size() == 7);
    filter.shape = {{100, 0}, {400, 0}, {400, 100}, {100, 100}};
    CHECK(kept(town.w, filter) == Rows{1, 3});
    filter.rows = std::make_shared<Rows const>(Rows{3, 6});
    CHECK(kept(town.w, filter) == Rows{3});
}

TEST_CASE("what is typed under a head keeps by that column", "[workbench][filter]") {
    Town town;
    InEnglish const english;
    auto const typed = [&](ColumnRef const& column, char const* words) {
        Filter filter;
        filter.type(column, words);
        return kept(town.w, filter);
    };
    CHECK(typed(Column::score, "> 79") == Rows{0}); // √6500 = 80.6; r1 has 70.7, r2 60, r7 no score
    CHECK(typed(Column::score, "–") == Rows{7});
    CHECK(typed(Column::zone, "bassin") == Rows{3, 4, 5});
    CHECK(typed(Column::name, "R6").size() == 1);
    CHECK(typed(Column::severity, "d") == Rows{0, 1, 2}); // r2 is shown D by hysteresis
    CHECK(typed(Column::coverage, "100").size() == 7);
    CHECK(typed({Column::family, "F2"}, ">= 60") == Rows{0, 1, 2});
    CHECK(typed(Column::score, "abc").size() == 8);
    CHECK_FALSE(town.w.is_readable({Column::score, "abc"}));
    CHECK(town.w.is_readable({Column::name, "abc"}));
}

TEST_CASE("one chip a part says what is kept, and its cross takes that part away", "[workbench][filter]") {
    Town town;
    InEnglish const english;
    Filter filter;
    filter.classes = {core::SeverityClass::c, core::SeverityClass::d};
    filter.zones["qpv"] = {ZoneCondition::Where::inside, {}};
    filter.zones[""] = {ZoneCondition::Where::named, {"Z1", "Z2", "Z3"}};
    filter.dwellings_from = 20;
    filter.rows = std::make_shared<Rows const>(Rows{1, 2, 4});
    filter.type(Column::score, "> 50");
    town.w.set_filter(filter);
    auto const bar = filter_bar_view(town.w);
    std::vector<std::string> labels;
    for (auto const& chip : bar.chips)
        labels.push_back(chip.label);
    CHECK(labels == std::vector<std::string>{"Class: C, D", "Ker-Avel, Bassin-Sud and 1 other", "In: QPV",
                                             "20 dwellings or more", "Selection: 3", "Score: > 50"});
    CHECK(bar.kept == 1);
    CHECK(bar.total == 8);
    for (auto const& chip : bar.chips) {
        town.w.set_filter(chip.without);
        CHECK(filter_chips(town.w).size() == 5);
    }
    town.w.set_filter(filter);
    CHECK(filter_sentence(town.w).starts_with("Filter: 1 of 8 residences (Class: C, D · "));
    CHECK(run_action(town.w, "data.clear_filter"));
    CHECK(filter_bar_view(town.w).chips.empty());
    CHECK(filter_sentence(town.w).empty());
}

TEST_CASE("the card's choices count the whole project and turn one thing on or off", "[workbench][filter]") {
    Town town;
    InEnglish const english;
    auto view = filter_view(town.w, "zone.qpv");
    REQUIRE(view.choices.size() == 3);
    CHECK(view.choices[0].count == 2);
    CHECK(view.choices[1].count == 6);
    CHECK(view.choices[2].label == "Le Prioritaire");
    town.w.set_filter(view.choices[1].next);
    CHECK(town.w.table().rows().size() == 6);
    view = filter_view(town.w, "zone.qpv");
    CHECK(view.choices[1].is_on);
    CHECK(view.parts[view.part].is_active);
    town.w.set_filter(view.choices[2].next); // a zone by name takes the place of « in none of them »
    CHECK(town.w.table().rows().size() == 2);
    town.w.set_filter(filter_view(town.w, "zone.qpv").choices[2].next);
    CHECK_FALSE(town.w.filter().is_active());
    CHECK(filter_view(town.w, "no such part").part == 0);
    auto const classes = filter_view(town.w, "class");
    town.w.set_filter(classes.choices.front().next);
    CHECK(town.w.filter().classes == std::set{core::SeverityClass::d});
}

TEST_CASE("a filter reaches map, legend, watch list and picture, and not the comparison", "[workbench][filter]") {
    Town town;
    auto& w = town.w;
    Filter filter;
    filter.keep_zone("Z2");
    w.set_filter(filter);
    auto const faded = [&] {
        return std::ranges::count_if(w.map().residences->marks, [](auto const& mark) { return mark.is_filtered_out; });
    };
    CHECK(faded() == 5);
    CHECK(legend_view(w).total == 3);
    REQUIRE(run_action(w, "file.map_picture"));
    CHECK(std::ranges::count(w.prepared_export()->filtered_in, true) == 3);
    CHECK_FALSE(w.prepared_export()->filter_words.empty());
    w.set_mode(Mode::compare);
    CHECK(faded() == 0);
    w.set_mode(Mode::explorer);
    CHECK(faded() == 5);
}

TEST_CASE("the selection goes to the table as a filter of its own", "[workbench][filter]") {
    Town town;
    auto& w = town.w;
    w.bottom = BottomTab::journal;
    CHECK_FALSE(run_action(w, "data.filter_selection"));
    w.select({6, 1, 3});
    REQUIRE(run_action(w, "data.filter_selection"));
    CHECK(w.bottom == BottomTab::table);
    CHECK(kept(w, w.filter()) == Rows{1, 3, 6});
    w.select({0});
    CHECK(w.table().rows().size() == 3); // as it was sent
}

TEST_CASE("a shape drawn on the map chooses, adds and takes away", "[workbench][map]") {
    Town town;
    auto& w = town.w;
    std::vector<core::Projected> const left{{0, 0}, {200, 0}, {200, 100}, {0, 100}},
        middle{{100, 0}, {400, 0}, {400, 100}, {100, 100}};
    apply(w, SelectShape{left, SelectHow::replace});
    CHECK(w.selection() == Rows{0, 1});
    apply(w, SelectShape{middle, SelectHow::add});
    CHECK(w.selection() == Rows{0, 1, 2, 3});
    apply(w, SelectShape{left, SelectHow::take_away});
    CHECK(w.selection() == Rows{2, 3});
    Filter filter;
    filter.keep_zone("Z2");
    w.set_filter(filter);
    apply(w, SelectShape{middle, SelectHow::replace});
    CHECK(w.selection() == Rows{3}); // what is filtered out is not chosen
    REQUIRE(run_action(w, "data.filter_shape"));
    CHECK(w.table().rows() == Rows{3});
}

}
