#include "analysis/foyers.hpp"
#include "town.hpp"

#include <catch2/catch.hpp>

#include <string_view>

using namespace vigie;
using namespace vigie::analysis;
using Ids = std::vector<std::uint32_t>;

namespace {

std::vector<core::SeverityClass> classes(std::string_view letters) {
    std::vector<core::SeverityClass> result;
    for (char const c : letters)
        result.push_back(*core::class_of_letter(c));
    return result;
}

/// One sign a site: H significant high-high, L low-low, O high-low (alone), « . » nothing. q = 0.001 * (site + 1).
std::vector<LocalResult> verdicts(std::string_view signs) {
    std::vector<LocalResult> result;
    for (char const c : signs) {
        LocalResult m;
        m.q = 0.001 * static_cast<double>(result.size() + 1);
        m.is_significant = c != '.';
        m.quadrant = c == 'H' ? Quadrant::high_high : c == 'L' ? Quadrant::low_low : Quadrant::none;
        if (c == 'O') m.quadrant = Quadrant::high_low;
        result.push_back(m);
    }
    return result;
}

}

TEST_CASE("cores side by side and their C and D neighbours make a foyer", "[analysis][foyers]") {
    auto const found = find_foyers(verdicts(".HH..."), classes("CDCDAB"), test::street(6));
    REQUIRE(found.foyers.size() == 1);
    CHECK(found.foyers[0].members == Ids{0, 1, 2, 3});
    CHECK(found.foyers[0].cores == Ids{1, 2});
    CHECK(found.foyers[0].smallest_q == Approx(0.002));
    CHECK(found.to_verify.empty());
}

TEST_CASE("the neighbour of a neighbour of a core stays out", "[analysis][foyers]") {
    auto const found = find_foyers(verdicts("HHH..."), classes("DDDCCA"), test::street(6));
    REQUIRE(found.foyers.size() == 1);
    CHECK(found.foyers[0].members == Ids{0, 1, 2, 3});
}

TEST_CASE("a significant residence of class A or B is no core", "[analysis][foyers]") {
    auto const found = find_foyers(verdicts("HHHHH"), classes("DDBDD"), test::street(5));
    CHECK(found.foyers.empty());
    CHECK(find_foyers(verdicts("HHHHH"), classes("DDDND"), test::street(5)).foyers[0].members == Ids{0, 1, 2});
}

TEST_CASE("fewer than three residences are no foyer", "[analysis][foyers]") {
    CHECK(find_foyers(verdicts("HH."), classes("DDA"), test::street(3)).foyers.empty());
    CHECK(find_foyers(verdicts("HH."), classes("DDA"), test::street(3), 2).foyers.size() == 1);
}

TEST_CASE("foyers come largest first, then by their smallest site", "[analysis][foyers]") {
    auto const found = find_foyers(verdicts("HHH.HHHH.HHH"), classes("DDDADDDDADDD"), test::street(12));
    REQUIRE(found.foyers.size() == 3);
    CHECK(found.foyers[0].members == Ids{4, 5, 6, 7});
    CHECK(found.foyers[1].members == Ids{0, 1, 2});
    CHECK(found.foyers[2].members == Ids{9, 10, 11});
}

TEST_CASE("a shared neighbour is counted once and does not join two foyers", "[analysis][foyers]") {
    auto const found = find_foyers(verdicts("HHH.HHH"), classes("DDDCDDD"), test::street(7));
    REQUIRE(found.foyers.size() == 2);
    CHECK(found.foyers[0].members == Ids{0, 1, 2, 3});
    CHECK(found.foyers[1].members == Ids{4, 5, 6});
    // Two links with the second foyer weigh more than one with the first.
    auto const crossing = test::weights_of({{1}, {2}, {1, 3}, {4, 5}, {5}, {4, 6}, {5}});
    auto const weighed = find_foyers(verdicts("HHH.HHH"), classes("DDDCDDD"), crossing);
    CHECK(weighed.foyers[0].members == Ids{3, 4, 5, 6});
}

TEST_CASE("a link one way joins two cores", "[analysis][foyers]") {
    auto const one_way = test::weights_of({{}, {0}, {1}});
    CHECK(find_foyers(verdicts("HHH"), classes("CCC"), one_way).foyers.size() == 1);
}

TEST_CASE("close C and D residences that the test does not single out are to be verified", "[analysis][foyers]") {
    auto const found = find_foyers(verdicts("HHH......."), classes("DDDACCDACC"), test::street(10));
    CHECK(found.foyers.size() == 1);
    REQUIRE(found.to_verify.size() == 1);
    CHECK(found.to_verify[0] == Ids{4, 5, 6});
    // Linked one way only: not close enough.
    CHECK(find_foyers(verdicts("..."), classes("CCC"), test::weights_of({{}, {0}, {1}})).to_verify.empty());
}

TEST_CASE("a high value among low ones is an isolated value, not a foyer", "[analysis][foyers]") {
    auto const found = find_foyers(verdicts(".O.L.O"), classes("ADAAAB"), test::street(6));
    CHECK(found.isolated_high == Ids{1, 5});
    CHECK(found.foyers.empty());
}

TEST_CASE("a town without sites has no foyer", "[analysis][foyers]") {
    auto const found = find_foyers({}, {}, SpatialWeights{});
    CHECK(found.foyers.empty());
    CHECK(found.to_verify.empty());
}
