// Maps of what stands out and of density, and the views that are made once.
#include "diagnosis/clusters.hpp"
#include "dossier/density_layer.hpp"
#include "dossier/local_verdict.hpp"
#include "dossier/map_content.hpp"
#include "scene/colouring.hpp"
#include "store/project.hpp"
#include "support/demo_town.hpp"
#include "support/process.hpp"
#include "text/language.hpp"
#include "workbench/intents.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

namespace vigie::workbench {

using namespace dossier;

namespace {

using scene::Colouring;

struct Town {
    explicit Town(bool with_zones = false) {
        support::copy_demo_town(dir / "town.gpkg", 300);
        if (with_zones) test_zones();
        w.open(dir / "town.gpkg");
        w.jobs().finish();
    }
    void test_zones() const {
        auto project = store::Project::open(dir / "town.gpkg");
        diagnosis::ClusterRequest of_zones;
        of_zones.method = "gi-star";
        of_zones.zones = project.zone_layers().front().id;
        of_zones.permutations = 999;
        diagnosis::run_clusters(project, project.campaigns().back(), of_zones);
    }
    support::TempDir dir;
    Workbench w;
};

}

TEST_CASE("the map of kinds counts what the run counts, and the legend says so", "[workbench][local][view]") {
    Town town;
    auto const& run = *town.w.campaign()->clusters;
    for (auto const colouring : {Colouring::clusters, Colouring::significance, Colouring::raw_significance}) {
        CAPTURE(static_cast<int>(colouring));
        apply(town.w, SetColouring{colouring});
        auto const legend = legend_view(town.w);
        CHECK(legend.colouring == colouring);
        auto const out = std::accumulate(legend.tones.begin(), legend.tones.end() - 2, std::size_t{0});
        auto const expected = colouring == Colouring::raw_significance ? run.significant_before : run.significant_after;
        CHECK(out == static_cast<std::size_t>(expected));
        CHECK(out + legend.tones[legend.tones.size() - 2] == static_cast<std::size_t>(run.tested));
        CHECK(local_steps(colouring, false).size() + 1 == legend.tones.size());
        std::vector<std::size_t> drawn(legend.tones.size(), 0);
        for (auto const& mark : town.w.map().residences->marks)
            ++drawn[scene::tone_of(scene::shade_of(mark), colouring)];
        CHECK(std::equal(drawn.begin(), drawn.end() - 1,
                         legend.tones.begin())); // those not located are in the list alone
    }
    apply(town.w, SetColouring{Colouring::clusters});
    apply(town.w, SelectTone{0});
    CHECK(town.w.selection().size() == legend_view(town.w).tones[0]);
}

TEST_CASE("without a run that tests there is no map of what stands out", "[workbench][local][view]") {
    Town town;
    apply(town.w, SetColouring{Colouring::clusters});
    auto copy = std::make_shared<Snapshot>(town.w.snapshot());
    for (auto& data : copy->campaigns)
        data.clusters.reset();
    town.w.adopt(copy);
    CHECK(town.w.colouring() == Colouring::severity);
    auto const choices = legend_view(town.w).colourings;
    CHECK(std::ranges::find(choices, Colouring::clusters) == choices.end());
    CHECK(std::ranges::find(choices, Colouring::change) != choices.end());
}

TEST_CASE("zones are coloured by their own run: hot and cold spots of Gi*", "[workbench][local][zones]") {
    Town const town(true);
    auto const& snapshot = town.w.snapshot();
    MapChoice choice;
    choice.colouring = Colouring::clusters;
    auto const content = map_content(snapshot, choice);
    REQUIRE(content.zones.size() == 1);
    CHECK(content.zones[0].is_gi);
    CHECK_FALSE(content.residences->is_gi);
    auto const& run = town.w.campaign()->zone_clusters.at(snapshot.zone_layers.front().layer.id);
    std::int64_t tested = 0, out = 0;
    for (auto const& mark : content.zones[0].marks)
        tested += mark.local.is_tested, out += mark.local.is_significant;
    CHECK(tested == run.tested);
    CHECK(out == run.significant_after);
}

TEST_CASE("density is off until asked for, highest where complex residences crowd, and never called significant",
          "[workbench][density]") {
    Town town;
    CHECK_FALSE(town.w.is_layer_shown(density_layer));
    CHECK_FALSE(town.w.map().density);
    apply(town.w, ShowLayer{density_layer, true});
    REQUIRE(town.w.map().density);
    auto const& density = *town.w.map().density;
    REQUIRE(density.bands->areas.size() == 5);
    CHECK(std::ranges::is_sorted(density.limits));
    CHECK(density_title() == "Densité, pas une significativité");
    auto const legend = legend_view(town.w);
    CHECK(legend.density_steps.size() == 5);
    CHECK(legend.density_title == density_title());
    // The densest band has more complex residences for its ground than the town.
    auto const& top = density.bands->areas.back();
    double all = 0, in_top = 0;
    for (auto const& mark : town.w.map().residences->marks)
        if (core::is_complex(mark.severity)) ++all, in_top += core::contains(top, mark.at);
    CHECK(in_top > 0);
    core::Box box;
    for (auto const& band : density.bands->boxes)
        box.include(band);
    double ground = 0;
    for (int x = 0; x < 50; ++x)
        for (int y = 0; y < 50; ++y)
            ground += core::contains(
                top, {box.min_x + box.width() * (x + 0.5) / 50, box.min_y + box.height() * (y + 0.5) / 50});
    CHECK(in_top / all > 2 * ground / 2500);
    apply(town.w, ShowLayer{density_layer, false});
    CHECK_FALSE(town.w.map().density);
}

TEST_CASE("no foyer of the demo lies in its sea or river, and each holds its members", "[workbench][outline]") {
    Town const town;
    auto const& snapshot = town.w.snapshot();
    std::vector<core::MultiPolygon> water;
    for (auto const& layer : snapshot.context)
        if (layer.layer.role == core::ContextRole::water && layer.areas)
            water.insert(water.end(), layer.areas->areas.begin(), layer.areas->areas.end());
    REQUIRE_FALSE(water.empty());
    auto const is_wet = [&](core::Projected p) {
        return std::ranges::any_of(water, [&](auto const& area) { return core::contains(area, p); });
    };
    std::size_t looked_at = 0;
    for (auto const& foyer : town.w.campaign()->clusters->foyers) {
        for (auto const id : foyer.members)
            CHECK(core::contains(foyer.outline, *snapshot.residences[snapshot.row_of.at(id)].position));
        auto const box = core::bounds(foyer.outline);
        for (int x = 0; x < 60; ++x)
            for (int y = 0; y < 60; ++y) {
                core::Projected const p{box.min_x + box.width() * (x + 0.5) / 60,
                                        box.min_y + box.height() * (y + 0.5) / 60};
                if (!core::contains(foyer.outline, p)) continue;
                ++looked_at;
                CHECK_FALSE(is_wet(p));
            }
    }
    CHECK(looked_at > 1000);
}

TEST_CASE("what is below the map is made once, and again when it changes", "[workbench][view]") {
    Town town;
    for (auto const tab : {BottomTab::foyers, BottomTab::dynamics, BottomTab::coverage, BottomTab::zones}) {
        CAPTURE(static_cast<int>(tab));
        town.w.bottom = tab;
        auto const* const first = &bottom_view(town.w);
        auto const* const points = first->scatter.points.data();
        CHECK(&bottom_view(town.w) == first);
        CHECK(bottom_view(town.w).scatter.points.data() == points);
        CHECK(bottom_view(town.w).tab == tab);
    }
    town.w.bottom = BottomTab::foyers;
    auto const row = bottom_view(town.w).scatter.points[3].row;
    town.w.select({row});
    auto const& chosen = bottom_view(town.w).scatter.points;
    CHECK(std::ranges::count(chosen, true, &ScatterPoint::is_selected) == 1);
    auto const french = bottom_view(town.w).scatter.sentence;
    text::set_language(text::Language::en);
    CHECK(bottom_view(town.w).scatter.sentence != french);
    text::set_language(text::Language::fr);
    town.w.bottom = BottomTab::dynamics;
    town.w.dynamics_of_zones = false;
    CHECK_FALSE(bottom_view(town.w).dynamics.of_zones);
    town.w.dynamics_of_zones = true;
    CHECK(bottom_view(town.w).dynamics.of_zones);
    apply(town.w, PreviewWeight{0, 60});
    town.w.bottom = BottomTab::zones;
    auto const before = bottom_view(town.w).zones.front().score;
    apply(town.w, PreviewWeight{0, 5});
    CHECK(bottom_view(town.w).zones.front().score != before);
}

}
