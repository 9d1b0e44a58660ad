#include "core/error.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace vigie {

namespace {

core::Story committee() {
    core::StoryStep first, second;
    first.topic = core::StoryTopic::status;
    first.title = "Deux quartiers sur neuf en situation complexe";
    first.sentence = "Ker-Avel et Bassin-Sud.";
    first.figures = {{"15 sur 43", "résidences complexes"}, {"2", "foyers"}};
    first.notes = "Dire d’abord ce qui va bien.";
    first.is_edited = true;
    first.campaign = "2026";
    first.colouring = "zones";
    first.ground = {0, 10, 400, 300};
    first.hidden = {"residences", "rues, l’\"est\""};
    first.shown = {"quartiers"};
    first.filter = {"class=D"};
    first.sites = {"R01"};
    first.zones = {"Q01", "Q02"};
    second.title = "Méthode";
    return {0, "Comité d’avril", true, {first, second}};
}

}

TEST_CASE("a story comes back whole, its steps in the order they were put", "[store][story]") {
    support::TempStore store;
    auto& project = store.project;
    auto story = committee();
    project.put_story(story);
    REQUIRE(story.id > 0);
    REQUIRE(story.steps[1].id > story.steps[0].id);
    CHECK(project.stories() == std::vector{story});
    std::swap(story.steps[0], story.steps[1]);
    story.name = "Comité de mai";
    project.put_story(story);
    CHECK(project.stories() == std::vector{story});
    story.steps.erase(story.steps.begin());
    project.put_story(story);
    CHECK(project.stories() == std::vector{story});
    CHECK(project.check().empty());
}

TEST_CASE("each change of a story is taken back and done again by itself", "[store][story][undo]") {
    support::TempStore store;
    auto& project = store.project;
    auto story = committee();
    project.put_story(story);
    auto const made = story;
    std::swap(story.steps[0], story.steps[1]);
    story.steps[0].title = "Méthode et limites";
    project.put_story(story);
    auto const moved = story;
    project.remove_story(story.id);
    CHECK(project.stories().empty());
    project.undo();
    CHECK(project.stories() == std::vector{moved});
    project.undo();
    CHECK(project.stories() == std::vector{made});
    project.undo();
    CHECK(project.stories().empty());
    for (int i = 0; i < 2; ++i)
        project.redo();
    CHECK(project.stories() == std::vector{moved});
    REQUIRE(project.undo_label());
    CHECK(project.undo_label()->arguments == std::vector<std::string>{"Comité d’avril"});
    CHECK(project.check().empty());
}

TEST_CASE("a story has a name of its own and no more words than a room can read", "[store][story]") {
    support::TempStore store;
    auto& project = store.project;
    auto story = committee(), same = committee(), nameless = committee(), long_title = committee(),
         long_sentence = committee(), figures = committee();
    project.put_story(story);
    CHECK_THROWS_AS(project.put_story(same), core::Error);
    nameless.name.clear();
    CHECK_THROWS_AS(project.put_story(nameless), core::Error);
    long_title.name = long_sentence.name = figures.name = "autre";
    long_title.steps[0].title = "un deux trois quatre cinq six sept huit neuf dix onze";
    CHECK_THROWS_AS(project.put_story(long_title), core::Error);
    for (int i = 0; i < 31; ++i)
        long_sentence.steps[0].sentence += "mot ";
    CHECK_THROWS_AS(project.put_story(long_sentence), core::Error);
    figures.steps[0].figures.resize(4);
    CHECK_THROWS_AS(project.put_story(figures), core::Error);
    CHECK(project.stories().size() == 1);
}

}
