#include "workbench/view_multiples.hpp"

#include "support/two_campaigns.hpp"
#include "workbench/actions.hpp"
#include "workbench/intents.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

namespace vigie::workbench {

using namespace dossier;

namespace {

struct Window : support::TwoCampaigns {
    support::InEnglish english;
    Workbench w;

    Window() {
        score();
        w.adopt(snapshot());
        w.set_map_size(800, 600, 1);
    }
};

std::size_t count(scene::MapContent const& content, core::SeverityClass severity) {
    return static_cast<std::size_t>(std::ranges::count(content.residences->marks, severity, &scene::ResidenceMark::severity));
}

}

TEST_CASE("campaigns stand side by side, each with its own classes, and what moved since the one before", "[workbench][compare]") {
    Window window;
    auto const view = multiples_view(window.w);
    REQUIRE(view.columns.size() == 2);
    auto const& [then, now] = std::pair{view.columns[0], view.columns[1]};
    CHECK(then.campaign == "2025");
    CHECK(then.moved.empty());
    CHECK_FALSE(then.change);
    CHECK(now.moved == "Complex situations: 1 entry, 0 exits since 2025"); // r0 came; r2 is still shown as D
    REQUIRE(now.change);
    CHECK(now.change->points == Approx(*now.mean - *then.mean));
    for (auto const& column : view.columns)
        for (auto const c : core::all_classes) CHECK(count(*column.content, c) == column.by_class[static_cast<std::size_t>(c)]);
    CHECK(count(*then.content, core::SeverityClass::b) == 2);
    CHECK(count(*now.content, core::SeverityClass::b) == 1);
    CHECK(view.view == window.w.view());
}

TEST_CASE("the maps of campaigns are made once, and again when what is shown changes", "[workbench][compare]") {
    Window window;
    auto const* const first = multiples_view(window.w).columns[0].content;
    auto const version = first->residences->version;
    CHECK(multiples_view(window.w).columns[0].content->residences->version == version);
    window.w.show_layer("foyers", false);
    CHECK(multiples_view(window.w).columns[0].content->foyers.empty());
    CHECK_FALSE(multiples_view(window.w).shows_foyers);
}

TEST_CASE("the ways to compare campaigns are there when two are scored, and neighbourhoods come back", "[workbench][compare]") {
    Window window;
    auto& w = window.w;
    REQUIRE(find_action("compare.campaigns")->is_enabled(w));
    apply(w, RunAction{"compare.curtain"});
    CHECK(w.mode == Mode::compare);
    CHECK(w.compared_by == Compared::campaigns);
    CHECK(multiples_view(w).is_curtain);
    apply(w, ShowCurtain{false});
    CHECK_FALSE(multiples_view(w).is_curtain);
    apply(w, AddToComparison{"Z1"});
    CHECK(w.compared_by == Compared::zones);

    support::TwoCampaigns unscored;
    w.adopt(unscored.snapshot());
    CHECK_FALSE(find_action("compare.campaigns")->is_enabled(w));
}

TEST_CASE("themes are families of the campaign shown, in the classes of the index, of what the filter keeps", "[workbench][compare]") {
    Window window;
    auto& w = window.w;
    apply(w, RunAction{"compare.themes"});
    REQUIRE(w.mode == Mode::compare);
    auto const view = multiples_view(w);
    REQUIRE(view.is_of_themes);
    auto const& families = w.grid().families;
    REQUIRE(view.columns.size() == 1 + families.size());
    auto const& data = *w.campaign();
    for (std::size_t f = 0; f < families.size(); ++f) {
        auto const& column = view.columns[1 + f];
        CHECK(column.theme == "family:" + families[f].code);
        std::array<std::size_t, 5> counts{};
        for (std::size_t row = 0; row < data.scores.size(); ++row) {
            auto const family = data.families(row)[f].score;
            ++counts[static_cast<std::size_t>(family ? core::scoring::classify(*family, data.grid.rules) : core::SeverityClass::not_scored)];
        }
        CHECK(column.by_class == counts);
        REQUIRE(column.content->residences);
        REQUIRE(column.content->residences->classing);
        CHECK(column.content->residences->classing->limits.size() == 3);
    }
    CHECK(multiples_legend(w).colouring == scene::Colouring::severity);

    Filter filter;
    filter.classes = {data.scores[0].shown};
    w.set_filter(filter);
    CHECK(w.filter_applies());
    std::size_t kept = 0;
    for (auto const n : multiples_view(w).columns[0].by_class) kept += n;
    CHECK(kept == static_cast<std::size_t>(std::ranges::count(w.filtered_in(), true)));
    CHECK(kept < data.scores.size());
    w.compare_by(Compared::zones);
    CHECK_FALSE(w.filter_applies());
}

TEST_CASE("compared neighbourhoods change places", "[workbench][compare]") {
    Window window;
    auto& w = window.w;
    w.compared = {"Z1", "Z2"};
    apply(w, MoveInComparison{"Z2", -1});
    CHECK(w.compared == std::vector<std::string>{"Z2", "Z1"});
    apply(w, MoveInComparison{"Z2", -1}); // there is nothing further left
    apply(w, MoveInComparison{"nowhere", 1});
    CHECK(w.compared == std::vector<std::string>{"Z2", "Z1"});
}

}
