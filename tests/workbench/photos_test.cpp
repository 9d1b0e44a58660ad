// A picture dropped on the window.
#include "core/error.hpp"
#include "demo/demo.hpp"
#include "store/photos.hpp"
#include "support/camera_picture.hpp"
#include "support/process.hpp"
#include "text/language.hpp"
#include "workbench/intents.hpp"
#include "workbench/photo_drop.hpp"
#include "workbench/photo_prints.hpp"
#include "workbench/views.hpp"

#include <catch2/catch.hpp>

namespace vigie::workbench {

TEST_CASE("a picture dropped on a residence is kept with it, internal, without place or day", "[workbench][photo]") {
    text::set_language(text::Language::en);
    support::TempDir const dir;
    demo::DemoRequest request;
    request.residences = 40;
    demo::write_demo(dir / "town.gpkg", request);
    auto const project = std::make_shared<store::Project>(store::Project::open(dir / "town.gpkg"));
    Workbench w;
    w.adopt(load_snapshot(*project), project);
    auto const file = support::camera_picture(dir / "Hall.JPG", 2400, 1800, 8, 48.39, -4.49);
    CHECK(is_photo(file));
    CHECK_FALSE(is_photo(dir / "parc.csv"));
    add_photo_of_focus(w, file); // no residence is chosen
    CHECK(store::photos(*project).empty());
    apply(w, SelectRows{{3}});
    add_photo_of_focus(w, file);
    auto const photos = store::photos(*project);
    REQUIRE(photos.size() == 1);
    CHECK(photos[0].residence == w.snapshot().residences[3].id);
    CHECK(photos[0].width == 1200);
    CHECK_FALSE(photos[0].at);
    CHECK_FALSE(photos[0].taken_on);
    CHECK_FALSE(photos[0].cleared_on);
    CHECK_THROWS_AS(add_photo_of_focus(w, file), core::Error);
    REQUIRE(fiche_view(w).photos.size() == 1);
    CHECK(fiche_view(w).photos[0].ends_with("internal"));
    auto const id = photos[0].residence;
    REQUIRE(photo_prints(*project, id).size() == 1);
    CHECK(photo_prints(*project, id)[0].file.height == 700);
    CHECK(photo_prints(*project, id, true).empty()); // nobody cleared it for partners
    store::clear_photo(*project, photos[0].id, core::today(), "Qualité");
    CHECK(photo_prints(*project, id, true).size() == 1);
    w.undo();
    w.undo();
    CHECK(store::photos(*project).empty());
    CHECK(fiche_view(w).photos.empty());
}

}
