// A picture dropped on the window.
#include "core/error.hpp"
#include "dossier/photo_prints.hpp"
#include "store/photos.hpp"
#include "support/camera_picture.hpp"
#include "support/demo_town.hpp"
#include "support/process.hpp"
#include "text/language.hpp"
#include "workbench/intents.hpp"
#include "workbench/intents_follow.hpp"
#include "workbench/intents_walk.hpp"
#include "workbench/photo_drop.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

namespace vigie::workbench {

using namespace dossier;

TEST_CASE("a picture dropped on a residence is kept with it, internal, without place or day", "[workbench][photo]") {
    text::set_language(text::Language::en);
    support::TempDir const dir;
    support::copy_demo_town(dir / "town.gpkg", 40);
    auto const project = std::make_shared<store::Project>(store::Project::open(dir / "town.gpkg"));
    Workbench w;
    w.adopt(load_snapshot(*project), project);
    auto const file = support::camera_picture(dir / "Hall.JPG", 2400, 1800, 8, 48.39, -4.49);
    CHECK(is_photo(file));
    CHECK_FALSE(is_photo(dir / "parc.csv"));
    add_photo(w, file); // no residence is chosen
    CHECK(store::photos(*project).empty());
    apply(w, SelectRows{{3}});
    add_photo(w, file);
    auto const photos = store::photos(*project);
    REQUIRE(photos.size() == 1);
    CHECK(photos[0].residence == w.snapshot().residences[3].id);
    CHECK(photos[0].width == 1200);
    CHECK_FALSE(photos[0].at);
    CHECK_FALSE(photos[0].taken_on);
    CHECK_FALSE(photos[0].cleared_on);
    CHECK_THROWS_AS(add_photo(w, file), core::Error);
    REQUIRE(fiche_view(w).photos.size() == 1);
    CHECK(fiche_view(w).photos[0].cleared == "internal");
    auto const id = photos[0].residence;
    REQUIRE(photo_prints(*project, id).size() == 1);
    CHECK(photo_prints(*project, id)[0].file.height == 1'075); // 91 mm at 300 dots an inch
    CHECK(photo_prints(*project, id, true).empty()); // nobody cleared it for partners
    store::clear_photo(*project, photos[0].id, core::today(), "Qualité");
    CHECK(photo_prints(*project, id, true).size() == 1);
    w.undo();
    w.undo();
    CHECK(store::photos(*project).empty());
    CHECK(fiche_view(w).photos.empty());
}

TEST_CASE("a picture dropped on a stop of a walk is kept with it, and a role clears it for partners", "[workbench][photo]") {
    text::set_language(text::Language::en);
    support::TempDir const dir;
    support::copy_demo_town(dir / "town.gpkg", 120);
    auto const project = std::make_shared<store::Project>(store::Project::open(dir / "town.gpkg"));
    Workbench w;
    w.adopt(load_snapshot(*project), project);
    auto const file = support::camera_picture(dir / "Borne.JPG", 800, 600, 1, 48.39, -4.49);
    apply(w, SelectRows{{3}}); // elsewhere
    apply(w, ShowFollowPart{FollowPart::walks});
    auto const& walk = *w.walk_book().walk();
    auto const stop = *std::ranges::find_if(walk.stops, [](auto const& each) { return each.residence.has_value(); });
    apply(w, ChooseStop{stop.id});
    REQUIRE(photographed(w));
    add_photo(w, file);
    auto const photos = store::photos(*project);
    REQUIRE(photos.size() == 1);
    CHECK(photos[0].stop == stop.id);
    CHECK(photos[0].residence == *stop.residence);
    CHECK(w.notice().find(stop.name) != std::string::npos);
    apply(w, SelectRows{{w.snapshot().row_of.at(*stop.residence)}});
    auto const line = [&] { return fiche_view(w).photos.at(0); };
    CHECK(line().words.find(stop.name) != std::string::npos);
    CHECK_FALSE(line().is_cleared);

    apply(w, OpenDialog{Dialog::clear_photo, std::to_string(photos[0].id)});
    apply(w, ClearPhoto{photos[0].id, "Direction of proximity"});
    CHECK(w.dialog == Dialog::none);
    CHECK(line().is_cleared);
    CHECK(line().cleared.find("Direction of proximity") != std::string::npos);
    CHECK(photo_prints(*project, *stop.residence, true).size() == 1);
    w.undo();
    CHECK_FALSE(line().is_cleared);
    w.redo();
    apply(w, ClearPhoto{photos[0].id, ""}); // kept in the house again
    CHECK(photo_prints(*project, *stop.residence, true).empty());
    w.undo();
    CHECK(line().is_cleared);
    apply(w, RemovePhoto{photos[0].id});
    CHECK(fiche_view(w).photos.empty());
    w.undo();
    CHECK(fiche_view(w).photos.size() == 1);
}

}
