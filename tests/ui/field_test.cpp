// Changes, gaps, values to verify, opinions from the field, how sure: what their panels ask for and how they fit.
#include "headless.hpp"
#include "panel_bench.hpp"
#include "scene/colouring.hpp"
#include "text/language.hpp"
#include "workbench/views.hpp"

#include <catch2/catch.hpp>

namespace vigie::ui {

namespace {

using support::check_labels;
using support::Headless;
using support::only;
using support::PanelBench;

constexpr int key_down = 264;

wb::BottomView dynamics() {
    auto view = support::empty_tab(wb::BottomTab::dynamics);
    view.dynamics.before = "2025";
    view.dynamics.now = "2026";
    view.dynamics.has_zones = true;
    view.dynamics.can_export = true;
    view.dynamics.cells[0][2] = {2, 60, {4, 9}, "", false};
    view.dynamics.not_compared = {1, 10, {7}, "", false};
    view.dynamics.entries = {
        {9, "Kermeur 9", core::SeverityClass::b, core::SeverityClass::d, core::Change{20, 4}, false}};
    return view;
}

wb::LegendView legend(scene::Colouring colouring) {
    wb::LegendView view;
    for (std::size_t i = 0; i < 5; ++i)
        view.rows[i] = {core::all_classes[i], "class", "range", 10};
    view.colouring = colouring;
    view.since = "2025";
    view.colourings = {scene::Colouring::severity, colouring};
    view.tones.assign(scene::tone_count(colouring), 3);
    view.steps = dossier::legend_steps(colouring, false, nullptr);
    return view;
}

}

TEST_CASE("a cell of the matrix selects what it counts, an empty one nothing", "[ui][panel][dynamics]") {
    PanelBench bench;
    auto const view = dynamics();
    auto const draw = [&](Desk& desk) { return draw_bottom_table(desk, bench.layout(), view); };
    auto const chosen = only<wb::SelectRows>(bench.click("dynamics.0.2", draw));
    REQUIRE(chosen);
    CHECK(chosen->rows == std::vector<std::uint32_t>{4, 9});
    CHECK_FALSE(only<wb::SelectRows>(bench.click("dynamics.1.1", draw)));
    CHECK(only<wb::SelectRows>(bench.click("dynamics.none", draw))->rows == std::vector<std::uint32_t>{7});
    CHECK(only<wb::ShowResidence>(bench.click("dynamics.entry.9", draw))->row == 9);
    CHECK(only<wb::RunAction>(bench.click("dynamics.export", draw))->id == "file.dynamics_table");
    CHECK(only<wb::ShowDynamics>(bench.click("dynamics.of.1", draw))->of_zones);
}

TEST_CASE("each colour of the legend selects its residences", "[ui][panel][legend]") {
    for (auto const colouring : {scene::Colouring::dynamics, scene::Colouring::change, scene::Colouring::alerts, scene::Colouring::clusters,
                                 scene::Colouring::significance, scene::Colouring::raw_significance}) {
        PanelBench bench;
        auto const view = legend(colouring);
        auto const draw = [&](Desk& desk) { return draw_layers_panel(desk, bench.layout(), {}, view); };
        for (std::size_t tone = 0; tone < view.tones.size(); ++tone) {
            auto const chosen = only<wb::SelectTone>(bench.click("legend.tone." + std::to_string(tone), draw));
            REQUIRE(chosen);
            CHECK(chosen->tone == tone);
        }
    }
}

TEST_CASE("an opinion asks for class, role and motive, and never for the computed class", "[ui][panel][dialog]") {
    PanelBench bench(1280, 720);
    wb::DialogsView view;
    view.dialog = wb::Dialog::opinion;
    view.row = 5;
    view.residence = "Ker Avel 3";
    view.severity = core::SeverityClass::d;
    auto const draw = [&](Desk& desk) { return draw_dialogs(desk, 1280, 720, view); };
    CHECK_FALSE(only<wb::GiveOpinion>(bench.click("dialog.ok", draw)));
    bench.state.form.role = "caretaker";
    bench.state.form.motive = "The lift is being replaced.";
    bench.state.form.quote = "Three weeks without a lift.";
    auto const given = only<wb::GiveOpinion>(bench.click("dialog.ok", draw));
    REQUIRE(given);
    CHECK(given->row == 5);
    CHECK(given->proposed == core::SeverityClass::c); // the first beside D
    CHECK(given->quote == "Three weeks without a lift.");
    view.dialog = wb::Dialog::withdraw_opinion;
    bench.frame(draw);
    bench.state.form.role = "committee";
    bench.state.form.motive = "Repaired.";
    auto const withdrawn = only<wb::GiveOpinion>(bench.click("dialog.ok", draw));
    REQUIRE(withdrawn);
    CHECK_FALSE(withdrawn->proposed);
}

TEST_CASE("the new tabs are whole at both sizes, in both languages, and reached by keyboard", "[ui][panel][field]") {
    for (auto const& [width, height] : {std::pair{1920.0F, 1080.0F}, {1280.0F, 720.0F}})
        for (auto const language : {text::Language::fr, text::Language::en}) {
            Headless h(width, height);
            h.open(support::demo_town());
            text::set_language(language);
            h.w.select({h.w.table().rows().front()});
            for (auto const tab : {wb::BottomTab::dynamics, wb::BottomTab::coverage, wb::BottomTab::outliers})
                for (bool const of_zones : {false, true}) {
                    h.w.bottom = tab;
                    h.w.dynamics_of_zones = h.w.coverage_of_zones = of_zones;
                    h.settle();
                    check_labels(h, std::to_string(width) + " tab " + std::to_string(static_cast<int>(tab)));
                }
            h.w.bottom = wb::BottomTab::foyers;
            h.w.show_layer("density", true);
            for (auto const colouring : {scene::Colouring::dynamics, scene::Colouring::change, scene::Colouring::alerts, scene::Colouring::clusters,
                                         scene::Colouring::significance, scene::Colouring::raw_significance}) {
                h.w.set_colouring(colouring);
                h.settle();
                check_labels(h, std::to_string(width) + " legend");
            }
            text::set_language(text::Language::fr);
        }
}

TEST_CASE("arrows go down the gaps and the values to verify", "[ui][panel][field]") {
    PanelBench bench;
    std::vector<std::uint32_t> const order{7, 2, 4};
    auto view = support::empty_tab(wb::BottomTab::coverage);
    view.order = &order;
    view.coverage.order = &order;
    view.coverage.columns = {{"Tranquillity", "Tranq."}, {"Service", "Service"}};
    view.coverage.row = [](std::uint32_t place) {
        return wb::CoverageView::Row{place, "R" + std::to_string(place), {}, 0.5, {0.5, std::nullopt}, true, false};
    };
    for (std::uint32_t const row : {3U, 5U})
        view.outliers.rows.push_back({row, "R", "Vacancy", "50 %", "4 %", "12", "file.csv", true, false});
    auto const draw = [&](Desk& desk) { return draw_bottom_table(desk, bench.layout(), view); };
    auto const first_of = [&](wb::BottomTab tab, char const* id) {
        view.tab = tab;
        bench.frame(draw);
        bench.focus.go_to(id);
        bench.frame(draw);
        return only<wb::SelectRows>(bench.press(key_down, draw));
    };
    CHECK(first_of(wb::BottomTab::coverage, "coverage.rows")->rows == std::vector<std::uint32_t>{7});
    CHECK(first_of(wb::BottomTab::outliers, "outliers.rows")->rows == std::vector<std::uint32_t>{3});
    view.tab = wb::BottomTab::coverage;
    CHECK(only<wb::SelectRows>(bench.click("coverage.4", draw))->rows == std::vector<std::uint32_t>{4});
    view.coverage.of_zones = true;
    view.coverage.row = [](std::uint32_t place) {
        return wb::CoverageView::Row{place, "Zone", "Z" + std::to_string(place), 0.5, {0.5, 0.0}, true, false};
    };
    CHECK(only<wb::SetFilter>(bench.click("coverage.4", draw))->filter.keeps_zone("Z4"));
}

TEST_CASE("two selected residences are explained beside each other in the fiche", "[ui][panel][fiche]") {
    Headless h(1920, 1080);
    h.open(support::demo_town());
    auto const& rows = h.w.table().rows();
    h.w.select({rows[1], rows[0]});
    h.settle(); // the first frame asks for the draws
    h.settle();
    auto const fiche = wb::fiche_view(h.w);
    CHECK_FALSE(fiche.versus_title.empty());
    CHECK_FALSE(fiche.is_order_pending);
    CHECK(fiche.how_sure.size() >= 4);
}

}
