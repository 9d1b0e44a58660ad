#include "workbench/view_table.hpp"

#include "support/two_campaigns.hpp"
#include "workbench/actions.hpp"
#include "workbench/intents.hpp"
#include "workbench/residence_search.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <future>

namespace vigie::workbench {

using namespace dossier;

namespace {

using support::InEnglish;
using Rows = std::vector<std::uint32_t>;

struct Town {
    Town() {
        two.score();
        w.adopt(two.snapshot());
        (void)w.jobs().finish();
        while (w.poll()) {
        }
    }
    support::TwoCampaigns two;
    Workbench w;
};

}

TEST_CASE("rows without a value come last both ways, equal ones stay in the project's order", "[workbench][table]") {
    Town town;
    auto& w = town.w;
    w.set_sort({Column::score, true});
    CHECK(w.table().rows() == Rows{0, 1, 2, 6, 5, 4, 3, 7}); // 80.6, 70.7, 60, 40, √500, 20, √250
    w.set_sort({Column::score, false});
    CHECK(w.table().rows() == Rows{3, 4, 5, 6, 2, 1, 0, 7});
    w.set_sort({Column::dwellings, false});
    CHECK(w.table().rows() == Rows{0, 1, 3, 4, 5, 6, 7, 2});
    w.set_sort({{Column::family, "F2"}, true}); // C: 70, 60, 60, 20, 20, 10, 40, –
    CHECK(w.table().rows() == Rows{0, 1, 2, 6, 3, 4, 5, 7});
    w.set_sort({Column::zone, false});
    CHECK(w.table().rows() == Rows{3, 4, 5, 0, 1, 2, 6, 7}); // Bassin-Sud, Ker-Avel, Le Port
}

TEST_CASE("groups hold their rows in the table's order and say what they add up to", "[workbench][table]") {
    Town town;
    auto& w = town.w;
    w.set_sort({Column::score, true});
    w.set_grouping({Grouping::By::zone, "quartiers"});
    auto const& groups = w.table().groups();
    REQUIRE(groups.size() == 3);
    CHECK(groups[0].title == "Bassin-Sud");
    CHECK(groups[1].totals.residences == 3);
    CHECK(groups[1].totals.dwellings == 80);
    // Weighted by dwellings, as the zone's own: (20 · 80.62 + 20 · 70.71 + 40 · 60) / 80.
    CHECK(*groups[1].totals.mean ==
          Approx((20 * std::sqrt(6500.0) + 20 * std::sqrt(5000.0) + 40 * 60) / 80).margin(1e-6));
    CHECK(groups[2].totals.scored == 1); // r7 has no score
    CHECK(*groups[2].totals.mean == Approx(40));
    CHECK(w.table().rows() == Rows{5, 4, 3, 0, 1, 2, 6, 7});
    CHECK(w.table().totals().residences == 8);
    CHECK(w.table().totals().dwellings == 180);
}

TEST_CASE("groups unfold line by line", "[workbench][table]") {
    Town town;
    auto& w = town.w;
    w.set_sort({Column::score, true});
    w.set_grouping({Grouping::By::zone, {}});
    CHECK(w.table().line_count() == 3);
    CHECK_FALSE(w.table().line_of(1));
    apply(w, OpenGroup{"Ker-Avel", true});
    CHECK(w.table().line_count() == 6);
    CHECK(w.table().line(1).group == std::size_t{1});
    CHECK_FALSE(w.table().line(2).group);
    CHECK(w.table().rows()[w.table().line(2).at] == 0);
    CHECK(w.table().line_of(1) == std::size_t{3});
    CHECK(w.table().line(5).group == std::size_t{2});
    w.open_all_groups(true);
    CHECK(w.table().line_count() == 11);
    for (std::size_t line = 0; line < w.table().line_count(); ++line)
        if (auto const at = w.table().line(line); !at.group) CHECK(w.table().line_of(w.table().rows()[at.at]) == line);
    apply(w, OpenGroup{"Ker-Avel", false});
    CHECK(w.table().line_count() == 8);
}

TEST_CASE("a filter leaves groups without rows out", "[workbench][table]") {
    Town town;
    InEnglish const english;
    auto& w = town.w;
    w.set_grouping({Grouping::By::severity, {}});
    REQUIRE(w.table().groups().size() == 4); // D, B, A, not scored: none is C
    CHECK(w.table().groups()[0].severity == core::SeverityClass::d);
    Filter filter;
    filter.keep_zone("Z3");
    w.set_filter(filter);
    REQUIRE(w.table().groups().size() == 2);
    CHECK(w.table().groups()[0].title == "To watch");
    CHECK(w.table().totals().residences == 2);
    w.set_grouping({Grouping::By::agency, {}});
    CHECK(w.table().groups()[0].title == "Without agency");
    w.set_grouping({Grouping::By::status, {}});
    CHECK(w.table().groups().size() == 1);
}

TEST_CASE("the table of a large project is drawn before the scores of families are read, and shows them afterwards",
          "[workbench][table]") {
    Town town;
    InEnglish const english;
    auto& w = town.w;
    auto late = std::make_shared<Snapshot>(w.snapshot());
    auto& data = late->campaigns.back();
    auto const read = std::make_shared<int>(0);
    data.cells = std::async(std::launch::deferred, [cells = *data.cells, read] {
                     ++*read;
                     return cells;
                 }).share();
    w.adopt(late);
    w.set_columns({Column::name, {Column::family, "F2"}});
    auto const early = table_row(w, 0);
    CHECK_FALSE(early.are_families_read);
    CHECK_FALSE(early.families[1]);
    CHECK(*read == 0);
    SECTION("beside the interface") {
        w.read_what_is_left();
        w.read_what_is_left();
        late->campaigns.back().cells.read(); // as whoever asks meanwhile
    }
    SECTION("by who asks for them") { CHECK(table_text(w, {0}).ends_with("\t70\n")); }
    CHECK(*read == 1);
    auto const row = table_row(w, 0);
    CHECK(row.are_families_read);
    REQUIRE(row.families[1]);
    CHECK(*row.families[1] == Approx(70));
}

TEST_CASE("scores of families that cannot be read are told to who asks for them, not to who reads ahead", "[workbench][table]") {
    core::Late<store::ScoreCells> const cells = std::async(std::launch::deferred, []() -> store::ScoreCells {
                                throw core::Error(core::ErrorCode::refused, VIGIE_N_("{0} is damaged. Open a backup; the file was not touched."));
                            }).share();
    CHECK_FALSE(cells.is_read());
    CHECK_NOTHROW(cells.read());
    CHECK(cells.is_read());
    CHECK_THROWS_AS(*cells, core::Error);
}

TEST_CASE("columns are those chosen, in that order; one of a family the grid has not is left out",
          "[workbench][table]") {
    Town town;
    InEnglish const english;
    auto& w = town.w;
    CHECK(shown_columns(w).size() == usual_columns.size());
    w.set_columns({Column::name, {Column::family, "F2"}, {Column::family, "F9"}, Column::agency});
    auto const& view = bottom_view(w);
    std::vector<std::string> titles;
    for (auto const& head : view.columns)
        titles.push_back(head.title);
    CHECK(titles == std::vector<std::string>{"Residence", "Service", "Agency"});
    auto const row = table_row(w, 0);
    REQUIRE(row.families.size() == 3);
    CHECK(*row.families[1] == Approx(70));
    // Every family can be chosen, the heaviest as the usual column.
    auto const families =
        std::ranges::count_if(view.choices, [](auto const& c) { return c.ref.column == Column::family; });
    CHECK(families == 3);
    auto const text = table_text(w, {0});
    CHECK(text == "Code\tResidence\tService\tAgency\nr0\t" + w.snapshot().residences[0].name + "\t70\t\n");
}

TEST_CASE("a residence is found by name, code, former code and address, without accents and case",
          "[workbench][palette]") {
    auto snapshot = std::make_shared<Snapshot>();
    auto const add = [&](char const* code, char const* name, char const* address,
                         std::vector<std::string> aliases = {}) {
        core::Residence r;
        r.id.value = static_cast<std::int64_t>(snapshot->residences.size()) + 1;
        r.code = code;
        r.name = name;
        r.address = address;
        r.aliases = std::move(aliases);
        snapshot->residences.push_back(r);
    };
    add("0012", "Les Étoiles", "3 rue de la Paix");
    add("0013", "La Belle Étoile", "12 rue du Port", {"OLD-77"});
    add("0014", "Constellétoile", "5 place Émile Zola");
    snapshot->row_of = dossier::RowOfId(snapshot->residences);
    snapshot->status.assign(3, core::WatchStatus::ordinary);
    Workbench w;
    w.adopt(snapshot);
    auto const found = [&](char const* query) {
        Rows rows;
        for (auto const& item : palette_items(w, query))
            if (item.kind == PaletteItem::Kind::residence) rows.push_back(item.row);
        return rows;
    };
    CHECK(found("etoile") == Rows{0, 1, 2}); // words that begin so, then those that hold it
    CHECK(found("ÉTOILE") == Rows{0, 1, 2});
    CHECK(found("0013") == Rows{1});
    CHECK(found("old-77") == Rows{1});
    CHECK(found("emile zola") == Rows{2});
    CHECK(found("la") == Rows{1, 0, 2}); // « La Belle… » begins with it
    CHECK(found("nowhere").empty());
    InEnglish const english;
    auto const items = palette_items(w, "old-77");
    REQUIRE(items.size() == 1);
    CHECK(items.front().detail == "0013, formerly OLD-77");
}

TEST_CASE("a search goes on from frame to frame and ends with the same answer", "[workbench][palette]") {
    Town town;
    auto& w = town.w;
    auto const whole = palette_items(w, "r");
    CHECK_FALSE(is_searching(w));
    std::vector<PaletteItem> stepped = palette_items(w, "r7", 400, 3);
    CHECK(is_searching(w));
    int steps = 1;
    for (; is_searching(w); ++steps)
        stepped = palette_items(w, "r7", 400, 3);
    CHECK(steps == 3);
    CHECK(std::ranges::any_of(
        stepped, [](auto const& item) { return item.kind == PaletteItem::Kind::residence && item.row == 7; }));
    CHECK(whole.size() >= 8);
}

TEST_CASE("zones of every layer are found, and say which they are of", "[workbench][palette]") {
    Town town;
    auto const items = palette_items(town.w, "bassin");
    auto const zone = std::ranges::find(items, PaletteItem::Kind::zone, &PaletteItem::kind);
    REQUIRE(zone != items.end());
    CHECK(zone->label == "Bassin-Sud");
    CHECK(zone->layer.empty()); // the default one
}

}
