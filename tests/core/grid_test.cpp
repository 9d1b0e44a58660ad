#include "core/grid.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace vigie::core;

namespace {

Indicator indicator(std::string code) {
    Indicator result;
    result.code = std::move(code);
    return result;
}

Grid sound() {
    Grid grid;
    Family first, second;
    first.code = "F1";
    first.indicators = {indicator("A1"), indicator("A2")};
    second.code = "F2";
    second.indicators = {indicator("B1")};
    grid.families = {first, second};
    return grid;
}

bool speaks_of(std::vector<Message> const& faults, std::string const& argument) {
    for (auto const& fault : faults)
        if (fault.arguments == std::vector{argument}) return true;
    return false;
}

}

TEST_CASE("a sound grid has no fault", "[core][grid]") { CHECK(faults(sound()).empty()); }

TEST_CASE("indicators and families are found by code", "[core][grid]") {
    auto const grid = sound();
    CHECK(grid.indicator_count() == 3);
    REQUIRE(grid.find_indicator("B1") != nullptr);
    CHECK(grid.find_indicator("B1")->code == "B1");
    CHECK(grid.find_indicator("b1") == nullptr);
    CHECK(grid.find_family("F2") == &grid.families[1]);
    CHECK(grid.find_family("F8") == nullptr);
}

TEST_CASE("a code used twice is named", "[core][grid]") {
    auto grid = sound();
    grid.families[1].indicators.push_back(indicator("A2"));
    CHECK(faults(grid).size() == 1);
    CHECK(speaks_of(faults(grid), "A2"));
    grid.families[1].code = "F1";
    CHECK(speaks_of(faults(grid), "F1"));
}

TEST_CASE("goalposts that are equal or no numbers are a fault", "[core][grid]") {
    auto grid = sound();
    grid.families[0].indicators[0].goalposts = {5, 5};
    grid.families[1].indicators[0].goalposts = {0, std::numeric_limits<double>::infinity()};
    CHECK(faults(grid).size() == 2);
    CHECK(speaks_of(faults(grid), "A1"));
    CHECK(speaks_of(faults(grid), "B1"));
}

TEST_CASE("a context indicator weighs one half at most", "[core][grid]") {
    auto grid = sound();
    grid.families[0].indicators[0].is_context = true;
    CHECK(faults(grid).size() == 1);
    grid.families[0].indicators[0].weight = 0.5;
    CHECK(faults(grid).empty());
}

TEST_CASE("a negative weight, a scale of 0 and a missing code are faults", "[core][grid]") {
    auto grid = sound();
    grid.families[0].weight = -1;
    grid.families[0].indicators[0].scale = 0;
    grid.families[0].indicators[1].weight = -0.5;
    grid.families[1].indicators[0].code.clear();
    CHECK(faults(grid).size() == 4);
}

TEST_CASE("a grid in which nothing weighs cannot score", "[core][grid]") {
    auto grid = sound();
    grid.families[0].weight = 0;
    grid.families[1].is_in_index = false;
    CHECK(faults(grid).size() == 1);
    CHECK_FALSE(faults(Grid{}).empty());
}

TEST_CASE("rules out of bounds are faults", "[core][grid]") {
    auto grid = sound();
    grid.rules.class_limits = {50, 35, 65};
    grid.rules.minimum_coverage = 1.2;
    grid.rules.power = 0.5;
    CHECK(faults(grid).size() == 3);
    grid = sound();
    grid.rules.power = 0; // geometric mean of health
    CHECK(faults(grid).empty());
    grid.rules.power = std::numeric_limits<double>::infinity(); // the worst family alone
    CHECK(faults(grid).empty());
}
