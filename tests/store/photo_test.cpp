#include "core/error.hpp"
#include "store/first_cell.hpp"
#include "store/photos.hpp"
#include "store/small_town.hpp"

#include <catch2/catch.hpp>

namespace vigie {

namespace {

core::PhotoFile picture(char fill) { return {40, 30, std::vector<std::byte>(500, static_cast<std::byte>(fill))}; }

core::Photo photo_of(core::Residence const& residence) {
    core::Photo photo;
    photo.residence = residence.id;
    photo.caption = "Hall B";
    return photo;
}

}

TEST_CASE("the same picture of two residences is kept once, and not twice for one", "[store][photo]") {
    support::SmallTown town;
    auto& project = town.store.project;
    auto first = photo_of(town.residences[0]), second = photo_of(town.residences[1]),
         again = photo_of(town.residences[0]);
    first.at = core::Projected{1, 2};
    store::add_photo(project, first, picture('a'));
    store::add_photo(project, second, picture('a'));
    CHECK(first.file == second.file);
    CHECK(support::first_cell(project.path(), "SELECT count(*) FROM photo_file") == "1");
    CHECK_THROWS_AS(store::add_photo(project, again, picture('a')), core::Error);
    CHECK(store::photos(project) == std::vector{first, second});
    CHECK(store::photos_of(project, town.residences[1].id) == std::vector{second});
    CHECK(store::photo_bytes(project, first.file) == picture('a').jpeg);
    CHECK(project.check().empty());
}

TEST_CASE("adding, clearing and removing a picture are undone and done again", "[store][photo][undo]") {
    support::SmallTown town;
    auto& project = town.store.project;
    auto photo = photo_of(town.residences[0]);
    store::add_photo(project, photo, picture('a'));
    auto const day = core::Date{std::chrono::year{2026}, std::chrono::May, std::chrono::day{12}};
    store::clear_photo(project, photo.id, day, "Chargée de mission");
    CHECK(store::photos(project)[0].cleared_on == day);
    CHECK(store::photos(project)[0].cleared_by == "Chargée de mission");
    store::remove_photo(project, photo.id);
    CHECK(store::photos(project).empty());
    project.undo();
    CHECK(store::photos(project)[0].cleared_on == day);
    project.undo();
    CHECK_FALSE(store::photos(project)[0].cleared_on);
    project.undo();
    CHECK(store::photos(project).empty());
    project.redo();
    CHECK(store::photos(project) == std::vector{photo});
    CHECK(store::photo_bytes(project, photo.file) == picture('a').jpeg); // the bytes had stayed
    store::clear_photo(project, photo.id, day, "");
    CHECK_FALSE(store::photos(project)[0].cleared_on);
    CHECK(project.check().empty());
}

TEST_CASE("purging takes the bytes that no picture shows, and those alone", "[store][photo]") {
    support::SmallTown town;
    auto& project = town.store.project;
    auto kept = photo_of(town.residences[0]), gone = photo_of(town.residences[0]);
    store::add_photo(project, kept, picture('a'));
    store::add_photo(project, gone, picture('b'));
    store::remove_photo(project, gone.id);
    CHECK(store::purge_photos(project) == 1);
    CHECK(store::photo_bytes(project, gone.file).empty());
    CHECK(store::photo_bytes(project, kept.file) == picture('a').jpeg);
    CHECK_THROWS_AS(project.undo(), core::Error); // what is purged does not come back
    CHECK(store::photos(project) == std::vector{kept});
    CHECK(project.check().empty());
}

}
