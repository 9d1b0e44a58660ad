#include "app/input_queue.hpp"

#include <catch2/catch.hpp>

using namespace vigie::app;

namespace {

constexpr int press = 1, release = 0;
KeyInput key(int number, int action) { return {number, 0, action, 0}; }

}

TEST_CASE("a key pressed and released between two frames is seen pressed, then released", "[app]") {
    InputQueue queue;
    queue.push(key('A', press));
    queue.push(key('A', release));
    auto const first = queue.next_frame();
    REQUIRE(first.size() == 1);
    CHECK(std::get<KeyInput>(first[0]).action == press);
    CHECK_FALSE(queue.is_empty());
    auto const second = queue.next_frame();
    REQUIRE(second.size() == 1);
    CHECK(std::get<KeyInput>(second[0]).action == release);
    CHECK(queue.is_empty());
}

TEST_CASE("different keys and text come in one frame, in order", "[app]") {
    InputQueue queue;
    queue.push(key('A', press));
    queue.push(CharacterInput{'a'});
    queue.push(key('B', press));
    queue.push(ButtonInput{0, press, 0});
    queue.push(ScrollInput{0, 1});
    CHECK(queue.next_frame().size() == 5);
}

TEST_CASE("a key is seen with the Ctrl it was pressed with, let go before or after it", "[app]") {
    constexpr int ctrl = 341;
    InputQueue queue;
    queue.push(key(ctrl, press));
    queue.push(key('N', press));
    queue.push(key(ctrl, release));
    queue.push(key('N', release));
    auto const held = queue.next_frame();
    REQUIRE(held.size() == 2);
    CHECK(std::get<KeyInput>(held[1]).key == 'N');
    CHECK(queue.next_frame().size() == 2);

    queue.push(key('N', press)); // Ctrl comes too late for it
    queue.push(key(ctrl, press));
    CHECK(queue.next_frame().size() == 1);
    queue.push(ButtonInput{0, press, 0}); // Ctrl+click
    queue.push(key(ctrl, release));
    CHECK(queue.next_frame().size() == 2);
    CHECK(queue.next_frame().size() == 1);
}

TEST_CASE("what follows a held-back change is held back too", "[app]") {
    InputQueue queue;
    queue.push(ButtonInput{0, press, 0});
    queue.push(ButtonInput{0, release, 0});
    queue.push(key('Z', press)); // must not overtake the release
    CHECK(queue.next_frame().size() == 1);
    CHECK(queue.next_frame().size() == 2);
}

TEST_CASE("the first mouse button is not the first key", "[app]") {
    InputQueue queue;
    queue.push(ButtonInput{0, press, 0});
    queue.push(key(0, press));
    CHECK(queue.next_frame().size() == 2);
}

TEST_CASE("keys follow the printed letter", "[app]") {
    CHECK(printed_key('Q', "a") == 'A'); // AZERTY
    CHECK(printed_key('W', "z") == 'Z');
    CHECK(printed_key('A', "A") == 'A');
    CHECK(printed_key('1', "&") == '1'); // signs keep their place
    CHECK(printed_key('2', "é") == '2');
    CHECK(printed_key(256, nullptr) == 256); // Escape has no name
}
