// Images under the map: read as the view moves, kept in the project.
#include "support/plain_raster.hpp"
#include "support/two_campaigns.hpp"
#include "workbench/actions.hpp"
#include "workbench/intents.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace vigie::workbench {

using namespace dossier;

namespace {

struct Town {
    Town() {
        two.score();
        two.store.project.close();
        auto project = std::make_shared<store::Project>(store::Project::open(two.store.dir / "essai.gpkg"));
        w.adopt(load_snapshot(*project), project);
        w.set_map_size(400, 300, 1);
    }
    [[nodiscard]] std::filesystem::path photo() const {
        auto const centre = w.view().centre;
        return support::write_raster((two.store.dir / "photo.vrt").parent_path(), "photo", w.snapshot().info.crs, centre.x - 5'000, centre.y + 5'000, 100);
    }
    /// As frames do, until nothing is to come.
    void settle() {
        for (int frame = 0; frame < 400; ++frame) {
            static_cast<void>(w.poll());
            if (frame > 2 && !w.is_reading_base_maps()) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        FAIL("the base maps are still being read");
    }
    support::TwoCampaigns two;
    Workbench w;
};

}

TEST_CASE("a base map is added, drawn under the map in place of the drawn ground, and taken back", "[workbench][basemap]") {
    Town town;
    auto& w = town.w;
    CHECK(w.map().base_images.empty());
    auto const before = w.map_key();
    apply(w, AddBaseMap{town.photo().string()});
    REQUIRE(w.base_maps().size() == 1);
    CHECK(w.base_maps()[0].name == "photo");
    town.settle();
    CHECK(w.map_key() > before);
    REQUIRE(w.map().base_images.size() == 1);
    auto const& image = *w.map().base_images[0].image;
    auto const seen = w.view().ground();
    CHECK(image.ground.min_x < seen.min_x);
    CHECK(image.ground.max_y > seen.max_y);
    CHECK(image.width == 500); // a quarter larger than the view
    auto const rows = layers_view(w).rows;
    auto const row = std::ranges::find(rows, LayersView::Kind::base_map, &LayersView::Row::kind);
    REQUIRE(row != rows.end());
    CHECK(row->is_shown);
    apply(w, FadeBaseMap{row->base_map, 0.4});
    town.settle();
    CHECK(w.map().base_images[0].opacity == 0.4);
    CHECK(w.map().base_images[0].image.get() == &image); // faded, not read again
    w.undo();
    w.undo();
    CHECK(w.base_maps().empty());
    town.settle();
    CHECK(w.map().base_images.empty());
}

TEST_CASE("while the view moves the former picture stays; another is read where it rests", "[workbench][basemap]") {
    Town town;
    auto& w = town.w;
    apply(w, AddBaseMap{town.photo().string()});
    town.settle();
    auto const first = w.map().base_images.at(0).image;
    auto view = w.view();
    view.centre.x += 30 * view.metres_per_px; // inside what was read
    w.set_view(view);
    town.settle();
    CHECK(w.map().base_images.at(0).image == first);
    view.centre.x += 300 * view.metres_per_px;
    w.set_view(view);
    static_cast<void>(w.poll());
    CHECK(w.map().base_images.at(0).image == first);
    town.settle();
    CHECK(w.map().base_images.at(0).image != first);
    view.metres_per_px /= 4;
    w.set_view(view);
    town.settle();
    auto const& near = *w.map().base_images.at(0).image;
    CHECK(near.ground.width() / near.width == Approx(view.metres_per_px).epsilon(0.01));
}

TEST_CASE("a base map is laid over another, and the order is kept with the project and undone", "[workbench][basemap]") {
    Town town;
    auto& w = town.w;
    apply(w, AddBaseMap{town.photo().string()});
    auto const below = town.two.store.dir / "plan.vrt";
    std::filesystem::copy_file(town.photo(), below);
    apply(w, AddBaseMap{below.string()});
    town.settle();
    auto const names = [&] {
        std::vector<std::string> all;
        for (auto const& base : w.base_maps()) all.push_back(base.name);
        return all;
    };
    using Names = std::vector<std::string>;
    REQUIRE(names() == Names{"photo", "plan"});
    auto const rows = layers_view(w).rows;
    CHECK(rows.back().title == "photo"); // the highest first
    CHECK(rows.back().can_rise);
    CHECK_FALSE(rows[rows.size() - 2].can_rise);
    apply(w, RaiseBaseMap{rows.back().base_map});
    CHECK(names() == Names{"plan", "photo"});
    apply(w, RaiseBaseMap{rows.back().base_map}); // it is on top
    CHECK(names() == Names{"plan", "photo"});
    w.undo();
    CHECK(names() == Names{"photo", "plan"});
}

TEST_CASE("a base map whose file is gone says so once, and nothing else is lost", "[workbench][basemap]") {
    Town town;
    auto& w = town.w;
    auto const path = town.photo();
    apply(w, AddBaseMap{path.string()});
    town.settle();
    std::filesystem::remove(path);
    auto view = w.view();
    view.centre.x += 500 * view.metres_per_px;
    w.set_view(view);
    town.settle();
    REQUIRE(w.error());
    CHECK(w.error()->message().arguments == std::vector<std::string>{"photo.vrt"});
    w.dismiss_error();
    town.settle();
    CHECK_FALSE(w.error());
    CHECK(w.base_maps().size() == 1);
}

TEST_CASE("a text file is no base map, and nothing is written", "[workbench][basemap]") {
    Town town;
    auto const path = town.two.store.dir / "notes.txt";
    std::ofstream(path) << "hello";
    CHECK_THROWS_AS(apply(town.w, AddBaseMap{path.string()}), core::Error);
    CHECK(town.w.base_maps().empty());
}

}
