#include "core/error.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

namespace vigie {

TEST_CASE("views are kept in order, renamed, removed, and taken back one by one", "[store][bookmark]") {
    support::TempStore store;
    auto& project = store.project;
    core::Bookmark first{0, "Ker-Avel", {0, 0, 400, 300}}, second{0, "Le port", {1000, 2000, 1800, 2400}};
    project.put_bookmark(first);
    project.put_bookmark(second);
    REQUIRE(first.id > 0);
    CHECK(project.bookmarks() == std::vector{first, second});
    first.name = "Ker-Avel nord";
    project.put_bookmark(first);
    CHECK(project.bookmarks() == std::vector{first, second});
    project.remove_bookmark(second.id);
    CHECK(project.bookmarks() == std::vector{first});
    project.undo();
    CHECK(project.bookmarks().size() == 2);
    project.undo();
    CHECK(project.bookmarks()[0].name == "Ker-Avel");
    project.undo();
    project.undo();
    CHECK(project.bookmarks().empty());
    project.redo();
    CHECK(project.bookmarks().size() == 1);
    CHECK(project.check().empty());
}

TEST_CASE("a view needs a name of its own", "[store][bookmark]") {
    support::TempStore store;
    core::Bookmark one{0, "Ker-Avel", {0, 0, 400, 300}}, same = one, nameless{0, "", {0, 0, 1, 1}};
    store.project.put_bookmark(one);
    CHECK_THROWS_AS(store.project.put_bookmark(same), core::Error);
    CHECK_THROWS_AS(store.project.put_bookmark(nameless), core::Error);
    store.project.put_bookmark(one); // its own name is no other's
    CHECK(store.project.bookmarks().size() == 1);
}

}
