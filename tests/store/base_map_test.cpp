#include "core/error.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

namespace vigie {

TEST_CASE("base maps are added, faded, hidden, removed, and taken back one by one", "[store][basemap]") {
    support::TempStore store;
    auto& project = store.project;
    core::BaseMap photo{0, "Photo 2024", "/data/photo.tif", "© IGN", 1, false, true};
    core::BaseMap tiles{0, "Plan", "/data/plan.xml", "", 0.5, true, false};
    project.put_base_map(photo);
    project.put_base_map(tiles);
    CHECK(project.base_maps() == std::vector{photo, tiles});
    photo.opacity = 0.4;
    photo.is_shown = false;
    project.put_base_map(photo);
    CHECK(project.base_maps() == std::vector{photo, tiles});
    core::BaseMap online = tiles;
    online.is_shown = true; // for as long as the window is open: a project that is opened asks nothing of a server
    project.put_base_map(online);
    CHECK_FALSE(project.base_maps()[1].is_shown);
    core::BaseMap same = tiles;
    same.id = 0;
    CHECK_THROWS_AS(project.put_base_map(same), core::Error);
    project.remove_base_map(tiles.id);
    CHECK(project.base_maps() == std::vector{photo});
    project.undo();
    project.undo();
    CHECK(project.base_maps()[0].opacity == 1);
    project.undo();
    project.undo();
    CHECK(project.base_maps().empty());
    project.redo();
    CHECK(project.base_maps().size() == 1);
    CHECK(project.check().empty());
}

}
