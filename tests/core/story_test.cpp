#include "core/story.hpp"

#include <catch2/catch.hpp>

using namespace vigie::core;

TEST_CASE("words are what spaces part, and signs are none", "[core][story]") {
    CHECK(word_count("") == 0);
    CHECK(word_count("  ") == 0);
    CHECK(word_count("Cinq entrées en veille, dont trois à Ker-Avel") == 8);
    CHECK(word_count("3 → 6 suivies") == 3);
    CHECK(word_count("à voir : ici") == 3);
    CHECK(word_count("1\u202F248 logements · 82\u00A0%") == 3);
    CHECK(word_count("état initial") == 2);
}

TEST_CASE("each topic of a story has a code of its own", "[core][story]") {
    for (auto const topic : {StoryTopic::own, StoryTopic::perimeter, StoryTopic::moves, StoryTopic::method})
        CHECK(story_topic_of_code(code(topic)) == topic);
    CHECK_FALSE(story_topic_of_code("plot"));
}
