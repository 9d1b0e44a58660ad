#include "workbench/view_campaigns.hpp"

#include "two_campaigns.hpp"
#include "workbench/actions.hpp"
#include "workbench/intents.hpp"

#include <catch2/catch.hpp>

namespace vigie::workbench {

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
    auto const view = campaigns_view(window.w);
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
    auto const* const first = campaigns_view(window.w).columns[0].content;
    auto const version = first->residences->version;
    CHECK(campaigns_view(window.w).columns[0].content->residences->version == version);
    window.w.show_layer("foyers", false);
    CHECK(campaigns_view(window.w).columns[0].content->foyers.empty());
    CHECK_FALSE(campaigns_view(window.w).shows_foyers);
}

TEST_CASE("the ways to compare campaigns are there when two are scored, and neighbourhoods come back", "[workbench][compare]") {
    Window window;
    auto& w = window.w;
    REQUIRE(find_action("compare.campaigns")->is_enabled(w));
    apply(w, RunAction{"compare.curtain"});
    CHECK(w.mode == Mode::compare);
    CHECK(w.compares_campaigns);
    CHECK(campaigns_view(w).is_curtain);
    apply(w, ShowCurtain{false});
    CHECK_FALSE(campaigns_view(w).is_curtain);
    apply(w, AddToComparison{"Z1"});
    CHECK_FALSE(w.compares_campaigns);

    support::TwoCampaigns unscored;
    w.adopt(unscored.snapshot());
    CHECK_FALSE(find_action("compare.campaigns")->is_enabled(w));
}

}
