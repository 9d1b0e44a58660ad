#include "analysis/emerging.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace vigie::analysis;

namespace {

/// « h » hot, « c » cold, « . » neither; z as given, or wavering.
std::string class_of(std::string const& spots, std::vector<double> z = {}) {
    std::vector<EmergingStep> steps;
    for (std::size_t i = 0; i < spots.size(); ++i)
        steps.push_back({z.empty() ? (i % 2 == 0 ? 3.0 : 2.5) : z[i], spots[i] == 'h' ? 1 : spots[i] == 'c' ? -1 : 0});
    return std::string(code(emergence_of(steps).emergence));
}

}

TEST_CASE("each history of a place has its word", "[analysis][emerging]") {
    CHECK(class_of("......") == "none");
    CHECK(class_of("cccccc") == "none");
    CHECK(class_of("hh....") == "none");
    CHECK(class_of(".....h") == "new");
    CHECK(class_of("c....h") == "new"); // never hot before
    CHECK(class_of("...hhh") == "consecutive");
    CHECK(class_of("c..hhh") == "consecutive");
    CHECK(class_of("hhhhhh") == "persistent");
    CHECK(class_of("hhhhhh", {1, 2, 3, 4, 5, 6}) == "intensifying");
    CHECK(class_of("hhhhhh", {6, 5, 4, 3, 2, 1}) == "diminishing");
    CHECK(class_of("h..h.h") == "sporadic");
    CHECK(class_of("h..c.h") == "oscillating");
    CHECK(class_of("hhhhhhhhh.") == "historical");  // nine of ten
    CHECK(class_of("hhhhhhhhh.h") == "persistent"); // ten of eleven
    CHECK(class_of("hhhhhhhh..") == "none");
    CHECK(class_of("hhhh.") == "none"); // four of five are not nine of ten
}

TEST_CASE("a trend counts only when it can be told from chance", "[analysis][emerging]") {
    CHECK(class_of("hhhhh", {1, 2, 3, 4, 5}) == "intensifying"); // p = 2/120
    CHECK(class_of("hhhhh", {1, 2, 3, 5, 4}) == "persistent");   // p = 10/120
    std::vector<EmergingStep> const steps{{1, 1}, {2, 1}, {3, 1}, {5, 1}, {4, 1}};
    CHECK(emergence_of(steps, 0.1).emergence == Emergence::intensifying);
    CHECK(emergence_of(steps).hot == 5);
}
