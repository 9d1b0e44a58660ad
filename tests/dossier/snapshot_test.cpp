// A large project is read in parts: together they are what a small one is read as.
#include "dossier/local_verdict.hpp"
#include "dossier/map_content.hpp"
#include "dossier/site_file.hpp"
#include "dossier/snapshot.hpp"

#include "core/error.hpp"
#include "demo/demo.hpp"
#include "scene/map_scene.hpp"
#include "support/temp_store.hpp"
#include "text/language.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace vigie;

namespace {

struct Demo {
    Demo() { demo::write_demo(path, {.residences = 80, .seed = 7, .progress = {}}); }

    support::TempDir dir;
    std::filesystem::path path = dir / "demo.gpkg";
};

std::uint32_t with_building(dossier::Snapshot const& snapshot) {
    for (std::uint32_t row = 0; row < snapshot.residences.size(); ++row)
        if (!snapshot.footprint(row).empty()) return row;
    throw std::logic_error("the demo has buildings");
}

bool same(store::StoredLocal const& a, store::StoredLocal const& b) {
    return a.residence == b.residence && a.value == b.value && a.lag == b.lag && a.p == b.p && a.q == b.q && a.quadrant == b.quadrant &&
           a.is_significant == b.is_significant && a.neighbours == b.neighbours;
}

struct NoText final : scene::TextMeasure {
    [[nodiscard]] Extent measure(std::string const&, scene::Font) const override { return {}; }
};

}

TEST_CASE("a large project's parts are what a small one's are", "[dossier][snapshot]") {
    Demo const demo;
    auto project = store::Project::open(demo.path, store::OpenMode::read_only);
    auto const small = dossier::load_snapshot(project);
    auto const large = dossier::load_snapshot(project, 1);
    REQUIRE(large->residences.size() == small->residences.size());
    CHECK(large->extent == small->extent);
    CHECK(large->status == small->status);
    REQUIRE(large->zone_layers.size() == small->zone_layers.size());
    for (std::size_t i = 0; i < small->zone_layers.size(); ++i) {
        CHECK(large->zone_layers[i].zone_of == small->zone_layers[i].zone_of);
        CHECK(large->zone_layers[i].distance_m == small->zone_layers[i].distance_m);
        CHECK(large->zone_layers[i].areas->areas == small->zone_layers[i].areas->areas);
    }
    CHECK(large->context.size() == small->context.size());
    REQUIRE(large->campaigns.size() == small->campaigns.size());
    for (std::size_t i = 0; i < small->campaigns.size(); ++i) {
        auto const &a = large->campaigns[i], &b = small->campaigns[i];
        CHECK(a.scores.is_read() == (i + 1 == small->campaigns.size())); // the others wait
        CHECK(*a.scored == *b.scored);
        CHECK(*a.scores == *b.scores);
        CHECK(a.opinion_of == b.opinion_of);
        CHECK_FALSE(a.cells.is_read());
        CHECK(a.cells->matrix.normalised.size() == b.cells->matrix.normalised.size());
        REQUIRE(a.clusters.has_value() == b.clusters.has_value());
        if (!a.clusters) continue;
        CHECK(a.clusters->foyers.size() == b.clusters->foyers.size());
        CHECK_FALSE(a.clusters->local.is_read());
        CHECK(std::ranges::equal(a.clusters->local->sites, b.clusters->local->sites, same));
        CHECK(a.clusters->local->isolated_high == b.clusters->local->isolated_high);
    }
    CHECK(small->located.footprints.is_read());
    CHECK_FALSE(large->located.footprints.is_read());
    REQUIRE(large->located.footprints->areas);
    CHECK(large->located.footprints->areas->areas == small->located.footprints->areas->areas);
    CHECK(large->located.footprints->far_reaching == small->located.footprints->far_reaching);
}

TEST_CASE("a residence is found by its id, with and without gaps between ids", "[dossier][snapshot]") {
    std::vector<core::Residence> residences(4);
    std::int64_t const first = GENERATE(1, -3, std::numeric_limits<std::int64_t>::max() - 100), gap = GENERATE(0, 7);
    for (std::size_t row = 0; row < residences.size(); ++row)
        residences[row].id = {first + static_cast<std::int64_t>(row) + (row < 2 ? 0 : gap)};
    dossier::RowOfId const row_of(residences);
    for (std::size_t row = 0; row < residences.size(); ++row) {
        CHECK(row_of.find(residences[row].id) == row);
        CHECK(row_of.at(residences[row].id) == row);
    }
    for (auto const absent : {first - 1, residences[3].id.value + 1, std::numeric_limits<std::int64_t>::min()}) {
        CHECK_FALSE(row_of.contains({absent}));
        CHECK_THROWS_AS(row_of.at({absent}), std::out_of_range);
    }
    CHECK(row_of.contains({first + 2}) == (gap == 0));
    CHECK_FALSE(dossier::RowOfId().contains({1}));
}

TEST_CASE("the map of a town does not wait for buildings, that of a street does", "[dossier][snapshot]") {
    Demo const demo;
    auto project = store::Project::open(demo.path, store::OpenMode::read_only);
    auto const row = with_building(*dossier::load_snapshot(project));
    auto const large = dossier::load_snapshot(project, 1);
    auto const content = dossier::map_content(*large, {});
    scene::View view{.centre = *large->residences[row].position, .metres_per_px = 20, .width_px = 800, .height_px = 600, .ui_scale = 1};
    NoText const text;
    (void)scene::build_map(content, {}, {}, view, text);
    CHECK_FALSE(large->located.footprints.is_read());
    view.metres_per_px = 0.3;
    auto const street = scene::build_map(content, {}, {}, view, text);
    CHECK(large->located.footprints.is_read());
    auto const is_of_buildings = [&](scene::DrawItem const& item) {
        auto const* fill = std::get_if<scene::FillAreas>(&item);
        return fill != nullptr && fill->layer == large->located.footprints->areas;
    };
    CHECK(std::ranges::any_of(street.items, is_of_buildings));
}

TEST_CASE("the file of a residence has its own building, for the plan of its sheet", "[dossier][snapshot][site]") {
    Demo const demo;
    auto project = store::Project::open(demo.path, store::OpenMode::read_only);
    auto const snapshot = dossier::load_snapshot(project, GENERATE(std::size_t{1}, dossier::many_residences));
    auto const row = with_building(*snapshot);
    auto const file = dossier::site_file(*snapshot, project, row, "");
    CHECK(file.residence.footprint == project.residence(file.residence.id).footprint);
    CHECK_FALSE(file.residence.footprint.empty());
}

TEST_CASE("what was said of a residence's surroundings is found by its id", "[dossier][snapshot][local]") {
    Demo const demo;
    auto project = store::Project::open(demo.path, store::OpenMode::read_only);
    auto const snapshot = dossier::load_snapshot(project, 1);
    auto const& data = snapshot->campaign("");
    REQUIRE(dossier::has_tested_residences(data));
    for (auto const& local : data.clusters->local->sites) {
        REQUIRE(dossier::local_at(*data.clusters, local.residence) != nullptr);
        CHECK(same(*dossier::local_at(*data.clusters, local.residence), local));
        CHECK(dossier::verdict(*data.clusters, local.residence).is_tested == local.p.has_value());
    }
    CHECK(dossier::local_at(*data.clusters, core::ResidenceId{999'999}) == nullptr);
    CHECK_FALSE(dossier::verdict(*data.clusters, core::ResidenceId{999'999}).is_tested);
}
