// The scatter plot, the neighbours and the warnings of a run of clusters.
#include "workbench/view_clusters.hpp"

#include "analysis/global_statistics.hpp"
#include "diagnosis/cluster_sites.hpp"
#include "support/demo_town.hpp"
#include "support/process.hpp"
#include "text/language.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace vigie::workbench {

using namespace dossier;

namespace {

struct Town {
    Town() {
        support::copy_demo_town(dir / "town.gpkg", 300);
        w.open(dir / "town.gpkg");
        w.jobs().finish();
    }
    /// The same document with its run changed.
    template <typename Change>
    void with_run(Change const& change) {
        auto copy = std::make_shared<Snapshot>(w.snapshot());
        for (auto& data : copy->campaigns)
            if (data.clusters) change(*data.clusters);
        w.adopt(copy);
    }
    support::TempDir dir;
    Workbench w;
};

struct English {
    English() { text::set_language(text::Language::en); }
    ~English() { text::set_language(text::Language::fr); }
};

}

TEST_CASE("the scatter plot's slope is Moran's I, its points the tested residences", "[workbench][clusters]") {
    Town town;
    auto const view = scatter_view(town.w);
    auto const& data = *town.w.campaign();
    REQUIRE(data.clusters);
    CHECK(view.points.size() == static_cast<std::size_t>(data.clusters->tested));
    auto const sites = diagnosis::cluster_sites(town.w.snapshot().residences, *data.scores);
    auto const weights = diagnosis::cluster_weights(data.clusters->weights, sites, 1, {});
    auto const moran = analysis::moran(sites.values, weights, {.inference = {.permutations = 0}});
    CHECK(view.slope == Approx(moran.statistic).epsilon(1e-9));
    CHECK(std::ranges::is_sorted(view.points, {}, &ScatterPoint::value));
    std::int64_t significant = 0;
    for (auto const& point : view.points) {
        significant += point.is_significant;
        CHECK(std::abs(point.value) <= view.half_width);
        CHECK(std::abs(point.lag) <= view.half_height);
        CHECK((point.place == ScatterPlace::high_low) == (point.value > 0 && point.lag < 0));
    }
    CHECK(significant == data.clusters->significant_after);
}

TEST_CASE("residences chosen anywhere are chosen in the plot, and said", "[workbench][clusters]") {
    English const english;
    Town town;
    auto const row = scatter_view(town.w).points[5].row;
    town.w.select({row});
    auto const one = scatter_view(town.w);
    CHECK(std::ranges::count(one.points, true, &ScatterPoint::is_selected) == 1);
    CHECK(one.points[5].is_selected);
    CHECK(one.sentence.starts_with(town.w.snapshot().residences[row].name));
    CHECK(one.sentence.find("low") != std::string::npos);
    town.w.select({row, one.points[9].row});
    CHECK(scatter_view(town.w).sentence.starts_with("2 residences"));
    town.w.select({});
    CHECK(scatter_view(town.w).sentence.starts_with("Slope"));
}

TEST_CASE("the plot shows what the filter keeps; its slope stays that of all", "[workbench][clusters][filter]") {
    Town town;
    auto const all = scatter_view(town.w);
    auto filter = town.w.filter();
    filter.classes = {core::SeverityClass::d};
    town.w.set_filter(filter);
    auto const kept = scatter_view(town.w);
    CHECK(kept.slope == all.slope);
    CHECK(kept.half_width == all.half_width);
    REQUIRE(!kept.points.empty());
    CHECK(kept.points.size() < all.points.size());
    CHECK(std::ranges::all_of(kept.points, [&](ScatterPoint const& p) { return town.w.filtered_in()[p.row]; }));
}

TEST_CASE("each residence is a bar's or an island with its reason", "[workbench][clusters]") {
    English const english;
    Town town;
    auto const before = neighbours_view(town.w);
    std::size_t in_bars = 0;
    for (auto const& bar : before.bars)
        in_bars += bar.residences;
    CHECK(in_bars == town.w.campaign()->clusters->local->sites.size());
    auto const unlocated =
        std::ranges::count_if(town.w.snapshot().residences, [](auto const& r) { return !r.position; });
    CHECK(std::ranges::count(before.islands, "no position", &NeighboursView::Island::reason) == unlocated);
    town.with_run([](store::ClusterRun& run) { run.local.edit().sites[3].neighbours = 0; });
    auto const after = neighbours_view(town.w);
    CHECK(after.islands.size() == before.islands.size() + 1);
    CHECK(after.bars[0].label == "0");
    CHECK(after.bars[0].residences == before.bars[0].residences + 1);
    CHECK(std::ranges::count(after.islands, "no scored residence near enough", &NeighboursView::Island::reason) == 1);
    CHECK(scatter_view(town.w).points.size() + 1 == town.w.campaign()->clusters->local->sites.size());
}

TEST_CASE("few sites, few draws and many islands are warned of, and nothing else", "[workbench][clusters]") {
    English const english;
    Town town;
    CHECK(cluster_warnings(town.w).empty());
    town.with_run([](store::ClusterRun& run) { run.permutations = 999; });
    auto const draws = cluster_warnings(town.w);
    REQUIRE(draws.size() == 1);
    CHECK(draws[0].starts_with("Few draws (999)"));
    town.with_run([](store::ClusterRun& run) {
        run.tested = 20;
        for (std::size_t i = 0; i < run.local->sites.size() / 5; ++i)
            run.local.edit().sites[i].neighbours = 0;
    });
    auto const all = cluster_warnings(town.w);
    REQUIRE(all.size() == 2); // 999 draws are enough for 20
    CHECK(all[0].starts_with("Few were compared (20)"));
    CHECK(all[1].find("no neighbour") != std::string::npos);
}

TEST_CASE("a value that stands alone is named as such, and in no foyer", "[workbench][clusters]") {
    Town town;
    core::ResidenceId const id = town.w.snapshot().residences[7].id;
    town.with_run([&](store::ClusterRun& run) { run.local.edit().isolated_high = {id}; });
    auto const rows = isolated_rows(town.w);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].row == 7);
    CHECK(rows[0].name == town.w.snapshot().residences[7].name);
    town.with_run([](store::ClusterRun& run) { run.method = "scan"; });
    CHECK(isolated_rows(town.w).empty());
    CHECK(scatter_view(town.w).points.empty());
    CHECK(neighbours_view(town.w).bars.empty());
}

}
