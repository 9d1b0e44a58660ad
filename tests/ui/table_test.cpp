// The table of residences, its filters and its cards.
#include "headless.hpp"
#include "panel_bench.hpp"

#include "text/language.hpp"
#include "ui/focus.hpp"
#include "workbench/actions.hpp"

#include <catch2/catch.hpp>

namespace vigie::ui {

namespace {

using support::Headless;
using support::only;
using support::PanelBench;

constexpr int key_down = 264, key_end = 269, key_enter = 257, key_escape = 256, key_tab = 258, key_right = 262,
              key_left = 263, key_space = 32;

/// Two groups of two rows; the first is open.
struct Grouped {
    Grouped() {
        groups = {{"D", core::SeverityClass::d, "Very complex", 0, {2, 2, 40, 71.5}, true, 0},
                  {"A", core::SeverityClass::a, "Ordinary", 2, {2, 2, 30, 20.0}, false, 3}};
        view = support::table_of(order);
        view.groups = &groups;
        view.lines = 4;
        view.line = [](std::size_t line) {
            return line == 0 || line == 3 ? wb::TableLine{line == 0 ? 0 : 1, 0} : wb::TableLine{std::nullopt, line - 1};
        };
    }
    std::vector<std::uint32_t> order{4, 2, 7, 5};
    std::vector<wb::TableGroup> groups;
    wb::BottomView view;
};

}

TEST_CASE("a row is selected by a click, added with Ctrl, and the head sorts", "[ui][panel][table]") {
    PanelBench bench;
    std::vector<std::uint32_t> const order{4, 2, 7};
    auto const view = support::table_of(order);
    auto const draw = [&](Desk& desk) { return draw_bottom_table(desk, bench.layout(), view); };
    auto const selected = only<wb::SelectRows>(bench.click("row.2", draw));
    REQUIRE(selected);
    CHECK(selected->rows == std::vector<std::uint32_t>{2});
    ImGui::GetIO().KeyCtrl = true;
    auto const added = only<wb::ToggleRow>(bench.click("row.7", draw));
    ImGui::GetIO().KeyCtrl = false;
    REQUIRE(added);
    CHECK(added->row == 7);
    auto const sort = only<wb::SetSort>(bench.click("column.score", draw));
    REQUIRE(sort);
    CHECK(sort->sort == dossier::Sort{dossier::Column::score, true});
}

TEST_CASE("arrows choose the next row of the table, End the last, Enter goes to its panel", "[ui][panel][table]") {
    PanelBench bench;
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < 500; ++i)
        order.push_back(499 - i);
    auto view = support::table_of(order);
    auto const draw = [&](Desk& desk) { return draw_bottom_table(desk, bench.layout(), view); };
    bench.frame(draw);
    bench.focus.go_to("table.rows");
    bench.frame(draw);
    auto const first = only<wb::SelectRows>(bench.press(key_down, draw));
    REQUIRE(first);
    CHECK(first->rows == std::vector<std::uint32_t>{499});
    view.at = 0;
    auto const last = only<wb::SelectRows>(bench.press(key_end, draw));
    REQUIRE(last);
    CHECK(last->rows == std::vector<std::uint32_t>{0});
    view.at = 499;
    auto const entered = only<wb::RunAction>(bench.press(key_enter, draw));
    REQUIRE(entered);
    CHECK(entered->id == "display.fiche");
}

TEST_CASE("the head of a group opens and folds it, by click and by keys", "[ui][panel][table]") {
    PanelBench bench;
    Grouped town;
    auto const draw = [&](Desk& desk) { return draw_bottom_table(desk, bench.layout(), town.view); };
    auto const folded = only<wb::OpenGroup>(bench.click("group.D", draw));
    REQUIRE(folded);
    CHECK(folded->key == "D");
    CHECK_FALSE(folded->is_open);
    CHECK(bench.shows("row.2"));
    CHECK_FALSE(bench.shows("row.7"));
    bench.focus.go_to("table.rows");
    bench.frame(draw);
    CHECK_FALSE(only<wb::SelectRows>(bench.press(key_down, draw))); // on the head: nothing is chosen
    auto const left = only<wb::OpenGroup>(bench.press(key_left, draw));
    REQUIRE(left);
    CHECK_FALSE(left->is_open);
    auto const row = only<wb::SelectRows>(bench.press(key_down, draw));
    REQUIRE(row);
    CHECK(row->rows == std::vector<std::uint32_t>{4});
    town.view.at = 2;
    (void)bench.press(key_down, draw); // from the last row to the second head
    auto const opened = only<wb::OpenGroup>(bench.press(key_enter, draw));
    REQUIRE(opened);
    CHECK(opened->key == "A");
    CHECK(opened->is_open);
    CHECK(only<wb::OpenGroup>(bench.press(key_right, draw))->is_open);
}

TEST_CASE("a field under a head filters by its column; it stands there where there is room, or as asked",
          "[ui][panel][table]") {
    PanelBench bench;
    std::vector<std::uint32_t> const order{4, 2, 7};
    auto const view = support::table_of(order);
    auto const draw = [&](Desk& desk) { return draw_bottom_table(desk, bench.layout(), view); };
    bench.click("column_filter.score", draw);
    ImGui::GetIO().AddInputCharactersUTF8(">");
    auto const typed = only<wb::SetFilter>(bench.frame(draw));
    REQUIRE(typed);
    CHECK(typed->filter.typed(dossier::Column::score) == ">");
    CHECK_FALSE(bench.shows("column_filter.interval")); // a range has two ends
    bench.click("table.filter_row", draw);
    bench.frame(draw);
    CHECK_FALSE(bench.shows("column_filter.score"));
    PanelBench small(1280, 720);
    auto const draw_small = [&](Desk& desk) { return draw_bottom_table(desk, small.layout(), view); };
    small.frame(draw_small);
    CHECK_FALSE(small.shows("column_filter.score"));
    small.click("table.filter_row", draw_small);
    small.frame(draw_small);
    CHECK(small.shows("column_filter.score"));
    CHECK(small.shows("row.4"));
}

TEST_CASE("a million rows are drawn as the few that are seen, the last one too", "[ui][panel][table]") {
    PanelBench bench;
    std::vector<std::uint32_t> order(1'000'000);
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[i] = i;
    auto view = support::table_of(order);
    int made = 0;
    view.row = [&](std::uint32_t row) {
        ++made;
        return support::row_of(row);
    };
    auto const draw = [&](Desk& desk) { return draw_bottom_table(desk, bench.layout(), view); };
    bench.frame(draw);
    CHECK(made < 20);
    bench.focus.go_to("table.rows");
    bench.frame(draw);
    (void)bench.press(key_end, draw);
    bench.frame(draw);
    CHECK(bench.shows("row.999999"));
    CHECK(bench.place("row.999999").bottom() <= bench.layout().table.bottom() + 3);
    CHECK(bench.place("row.999999").y - bench.place("row.999998").y == Approx(30).margin(0.01));
}

TEST_CASE("the card of columns shows, hides and moves them", "[ui][panel][table]") {
    PanelBench bench;
    std::vector<std::uint32_t> const order{4, 2, 7};
    auto const view = support::table_of(order);
    bench.state.is_columns_open = true;
    auto const draw = [&](Desk& desk) { return draw_columns_card(desk, 1500, 900, view); };
    auto const hidden = only<wb::SetColumns>(bench.click("columns.list.score", draw));
    REQUIRE(hidden);
    CHECK(hidden->columns.size() == view.columns.size() - 1);
    CHECK(std::ranges::count(hidden->columns, dossier::ColumnRef{dossier::Column::score}) == 0);
    bench.state.columns_at = 1;
    auto const moved = only<wb::SetColumns>(bench.click("columns.up", draw));
    REQUIRE(moved);
    CHECK(moved->columns[0] == dossier::ColumnRef{dossier::Column::zone});
    CHECK(moved->columns[1] == dossier::ColumnRef{dossier::Column::name});
    CHECK(only<wb::SetColumns>(bench.click("columns.usual", draw))->columns.empty());
    bench.focus.go_to("columns.list");
    bench.frame(draw);
    (void)bench.press(key_end, draw); // the address, which is not shown
    auto const shown = only<wb::SetColumns>(bench.press(key_space, draw));
    REQUIRE(shown);
    CHECK(shown->columns.back() == dossier::ColumnRef{dossier::Column::address});
}

TEST_CASE("chips that do not fit are counted, and lead to the card", "[ui][panel][filter]") {
    PanelBench bench;
    wb::FilterBarView view;
    view.kept = 64, view.total = 212;
    for (auto const* label : {"Class: C, D", "Ker-Avel, Bassin-Sud and 3 others", "Agency: South"}) {
        view.chips.push_back({label, {}});
        view.chips.back().without.text = label;
    }
    auto const draw = [&](float width) {
        return [&view, width](Desk& desk) { return draw_filter_bar(desk, {300, 104, width, 36}, view); };
    };
    CHECK(only<wb::SetFilter>(bench.click("chip.1", draw(1200)))->filter.text == "Ker-Avel, Bassin-Sud and 3 others");
    CHECK(only<wb::RunAction>(bench.click("filter.clear", draw(1200)))->id == "data.clear_filter");
    CHECK_FALSE(bench.shows("filter.more"));
    CHECK(only<wb::OpenFilter>(bench.click("filter.more", draw(420)))->is_open);
    CHECK(bench.shows("chip.0"));
    CHECK_FALSE(bench.shows("chip.2"));
    view.chips.clear();
    bench.frame(draw(1200));
    CHECK_FALSE(bench.shows("filter.clear"));
}

TEST_CASE("the filter is chosen by keyboard alone, seen at once, and Escape leaves it", "[ui][keyboard][filter]") {
    Headless h(1280, 720);
    h.open(support::demo_town());
    h.press('L', true);
    h.frame();
    REQUIRE(h.w.is_filter_open);
    REQUIRE(h.shows("filter.choices.D"));
    for (int i = 0; i < 12 && !h.shell.focus().is_on("filter.choices"); ++i)
        h.press(key_tab);
    REQUIRE(h.shell.focus().is_on("filter.choices"));
    h.press(key_space);
    CHECK(h.w.filter().classes == std::set{core::SeverityClass::d});
    h.press(key_down);
    h.press(key_enter);
    CHECK(h.w.filter().classes == std::set{core::SeverityClass::c, core::SeverityClass::d});
    REQUIRE(h.click("filter.part.dwellings"));
    REQUIRE(h.click("filter.from"));
    h.type("30");
    CHECK(h.w.filter().dwellings_from == 30);
    h.press(key_escape);
    h.press(key_escape);
    CHECK_FALSE(h.w.is_filter_open);
    CHECK(h.shows("chip.1"));
    REQUIRE(h.click("filter.clear"));
    CHECK_FALSE(h.w.filter().is_active());
}

TEST_CASE("cards of filter and columns fit small and large windows, and their labels their boxes",
          "[ui][layout][filter]") {
    for (auto const language : {text::Language::fr, text::Language::en})
        for (auto const& [width, height, scale] :
             {std::tuple{1280.0F, 720.0F, 1.0}, {1920.0F, 1080.0F, 1.0}, {1920.0F, 1080.0F, 2.0}}) {
            text::set_language(language);
            Headless h(width, height, scale);
            h.open(support::demo_town());
            dossier::Filter filter;
            filter.zones["qpv"] = {dossier::ZoneCondition::Where::outside, {}};
            filter.classes = {core::SeverityClass::b};
            h.w.set_filter(filter);
            h.w.set_grouping({dossier::Grouping::By::zone, {}});
            h.settle();
            support::check_labels(h, "bar");
            for (auto const* part : {"class", "zone.qpv", "dwellings", "place"}) {
                h.w.is_filter_open = true;
                h.frame();
                REQUIRE(h.click(std::string("filter.part.") + part));
                support::check_labels(h, part);
                auto const close = h.shell.test_hook().items().at("filter.close");
                CHECK(close.bottom() <= height);
            }
            h.w.is_filter_open = false;
            h.frame();
            if (!h.shows("table.columns")) continue; // folded in the smallest window
            REQUIRE(h.click("table.columns"));
            support::check_labels(h, "columns");
            CHECK(h.shell.test_hook().items().at("columns.usual").bottom() <= height);
        }
    text::set_language(text::Language::fr);
}

}
