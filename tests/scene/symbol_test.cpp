#include "scene/colouring.hpp"
#include "scene/scene_fixture.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>

using namespace vigie;
using namespace vigie::scene;
using core::SeverityClass;

TEST_CASE("a disc grows with the square root of its dwellings, never under 4.5 px at 1:4 000", "[scene][symbol]") {
    auto const near = test::view_at(4'000);
    CHECK(residence_radius_px(100, near) == Approx(15.5));
    CHECK(residence_radius_px(0, near) == Approx(4.5));
    CHECK(residence_radius_px(4, near) == Approx(4.5));
    CHECK(residence_radius_px(100, test::view_at(1'000)) == Approx(15.5));
    CHECK(residence_radius_px(100, test::view_at(10'000)) == Approx(12.4));
    CHECK(residence_radius_px(100, test::view_at(25'000)) == Approx(9.3));
    CHECK(residence_radius_px(100, test::view_at(400'000)) == Approx(9.3));
    CHECK(residence_radius_px(100, near, 2) == Approx(31));
}

TEST_CASE("the radius never jumps while zooming", "[scene][symbol]") {
    float last = residence_radius_px(100, test::view_at(3'000));
    for (double scale = 3'000; scale < 40'000; scale *= 1.01) {
        float const radius = residence_radius_px(100, test::view_at(scale));
        CHECK(radius <= last + 1e-4F);
        CHECK(last - radius < 0.1F);
        last = radius;
    }
}

TEST_CASE("worse classes are drawn over milder ones, small over big", "[scene][symbol]") {
    auto const content = test::with_residences({test::mark(0, 0, SeverityClass::d, 10), test::mark(10, 0, SeverityClass::a, 10),
                                                test::mark(20, 0, SeverityClass::not_scored, 10), test::mark(30, 0, SeverityClass::d, 90),
                                                test::mark(40, 0, SeverityClass::b, 10)});
    auto const discs = test::all<DrawSymbols>(test::build(content, test::view_at(10'000))).front().symbols;
    REQUIRE(discs.size() == 5);
    std::vector<double> order;
    for (auto const& disc : discs) order.push_back(disc.at.x);
    CHECK(order == std::vector<double>{20, 10, 40, 30, 0});
    CHECK(discs.front().is_hatched);
    CHECK_FALSE(discs.back().is_hatched);
}

TEST_CASE("a residence out of the filter is pale, without outline, under the others", "[scene][symbol]") {
    auto worst = test::mark(0, 0, SeverityClass::d);
    worst.is_filtered_out = true;
    auto const discs =
        test::all<DrawSymbols>(test::build(test::with_residences({worst, test::mark(500, 0, SeverityClass::a)}), test::view_at(10'000)))
            .front()
            .symbols;
    CHECK(discs.front().at.x == 0);
    CHECK(discs.front().fill.a == 64);
    CHECK(discs.front().line.a == 0);
}

TEST_CASE("C and D bear their letter when there is room for it", "[scene][symbol]") {
    auto const view = test::view_at(4'000);
    auto const letters = [&](ResidenceMark const& mark) { return test::texts(test::build(test::with_residences({mark}), view, {.show_scale_bar = false})); };
    REQUIRE(letters(test::mark(0, 0, SeverityClass::d, 100)).size() == 1);
    CHECK(letters(test::mark(0, 0, SeverityClass::d, 100)).front().text == "D");
    CHECK(letters(test::mark(0, 0, SeverityClass::c, 27)).size() == 1); // 1.55 √27 = 8.05 px
    CHECK(letters(test::mark(0, 0, SeverityClass::c, 26)).empty());     // 7.90 px
    CHECK(letters(test::mark(0, 0, SeverityClass::b, 100)).empty());
}

TEST_CASE("a letter under a later disc is not drawn", "[scene][symbol]") {
    auto const content = test::with_residences({test::mark(0, 0, SeverityClass::d, 100), test::mark(1, 0, SeverityClass::d, 60)});
    auto const letters = test::texts(test::build(content, test::view_at(4'000), {.show_scale_bar = false}));
    CHECK(letters.size() == 1);
}

TEST_CASE("a class that changes under new weights bears a badge", "[scene][symbol]") {
    auto worse = test::mark(0, 0, SeverityClass::d);
    worse.class_change = 1;
    auto better = test::mark(300, 0, SeverityClass::a);
    better.class_change = -1;
    auto const lists = test::all<DrawSymbols>(test::build(test::with_residences({worse, better, test::mark(600, 0, SeverityClass::a)}), test::view_at(10'000)));
    REQUIRE(lists.size() == 2);
    std::vector<Shape> shapes;
    for (auto const& symbol : lists.back().symbols) shapes.push_back(symbol.shape);
    CHECK(shapes == std::vector{Shape::disc, Shape::triangle_down, Shape::disc, Shape::triangle_up});
}

TEST_CASE("arrows shrink with the discs of a crowded map, and never cover it", "[scene][symbol]") {
    std::vector<ResidenceMark> marks;
    for (int i = 0; i < 400; ++i) {
        auto mark = test::mark(i % 20 * 10.0, i / 20 * 10.0, SeverityClass::b, 34);
        mark.class_change = 1;
        marks.push_back(mark);
    }
    auto content = test::with_residences(marks);
    auto residences = *content.residences;
    reckon_places(residences);
    content.residences = std::make_shared<ResidenceContent const>(residences);
    auto const largest = [&](double scale) {
        auto const symbols = test::all<DrawSymbols>(test::build(content, test::view_at(scale)));
        float radius = 0;
        for (auto const& symbol : symbols.back().symbols) radius = std::max(radius, symbol.radius);
        return radius;
    };
    CHECK(largest(500) == 8); // room for plates
    CHECK(largest(100'000) < 3);
}

namespace {

MapContent one_footprint() {
    auto content = test::with_residences({test::mark(0, 0, SeverityClass::c, 100), test::mark(200, 0, SeverityClass::c, 100)});
    auto residences = *content.residences;
    residences.footprints = footprints_of(test::areas_of({test::square(0, 0, 20), {}}), residences.marks);
    content.residences = std::make_shared<ResidenceContent const>(residences);
    return content;
}

}

TEST_CASE("the letter of a residence of several buildings stands on the largest, not on the ground between", "[scene][symbol]") {
    auto content = test::with_residences({test::mark(0, 0, SeverityClass::c, 100)});
    auto residences = *content.residences;
    auto slabs = test::square(-40, 0, 8);
    auto const large = test::square(40, 0, 15);
    slabs.insert(slabs.end(), large.begin(), large.end());
    residences.footprints = footprints_of(test::areas_of({slabs}), residences.marks);
    content.residences = std::make_shared<ResidenceContent const>(residences);
    auto const view = test::view_at(1'000);
    auto const letter = test::text_of(test::build(content, view), "C");
    REQUIRE(letter);
    auto const at = view.to_pixel({40, 0});
    CHECK(static_cast<double>(letter->x) == Approx(at.x).margin(10));
    CHECK(static_cast<double>(letter->y) == Approx(at.y).margin(10));
}

TEST_CASE("footprints are tinted under 1:5 000 and take the place of discs under 1:3 000", "[scene][symbol]") {
    auto const content = one_footprint();
    auto const discs = [&](double scale) { return test::all<DrawSymbols>(test::build(content, test::view_at(scale))).front().symbols.size(); };
    auto const fills = [&](double scale) { return test::all<FillAreas>(test::build(content, test::view_at(scale))); };
    CHECK(fills(6'000).empty());
    CHECK(discs(6'000) == 2);
    REQUIRE(fills(4'000).size() == 1);
    CHECK(fills(4'000).front().palette[2].a < 255);
    CHECK(discs(4'000) == 2);
    REQUIRE(fills(2'000).size() == 1);
    CHECK(fills(2'000).front().palette[2] == light_theme().fill(SeverityClass::c));
    // The second residence has no footprint: it stays a disc.
    CHECK(discs(2'000) == 1);
    CHECK((*fills(2'000).front().fill_of) == std::vector<std::uint8_t>{2, 255});
}

TEST_CASE("a footprint too small to see stays a disc", "[scene][symbol]") {
    auto content = one_footprint();
    auto residences = *content.residences;
    residences.footprints = footprints_of(test::areas_of({test::square(0, 0, 1), {}}), residences.marks);
    content.residences = std::make_shared<ResidenceContent const>(residences);
    CHECK(test::all<DrawSymbols>(test::build(content, test::view_at(2'900))).front().symbols.size() == 2);
}

TEST_CASE("a click finds the topmost residence, with a little slack", "[scene][symbol]") {
    auto const content = test::with_residences({test::mark(0, 0, SeverityClass::d, 100), test::mark(2, 0, SeverityClass::a, 400)});
    auto const view = test::view_at(4'000);
    CHECK(residence_at(content, {}, view, 500, 400) == 0U);
    double const edge = 500 + 15.5;
    CHECK(residence_at(content, {}, view, edge + 3, 400) == 0U);
    CHECK(residence_at(content, {}, view, edge + 8, 400) == 1U);
    CHECK_FALSE(residence_at(content, {}, view, 700, 400).has_value());
    CHECK_FALSE(residence_at(content, {.show_residences = false}, view, 500, 400).has_value());
    CHECK(residence_at(one_footprint(), {}, test::view_at(1'000), 500 + 15 / 0.2646, 400) == 0U);
}

TEST_CASE("more than 20 000 discs in view are thinned to the worst of each 3 px, and it is said", "[scene][symbol]") {
    std::vector<ResidenceMark> marks;
    for (int i = 0; i < 20'001; ++i) marks.push_back(test::mark(0.1, 0.1, i == 7 ? SeverityClass::d : SeverityClass::a, 1));
    auto const list = test::build(test::with_residences(marks), test::view_at(10'000), {.show_scale_bar = false});
    auto const discs = test::all<DrawSymbols>(list).front().symbols;
    REQUIRE(discs.size() == 1);
    CHECK(discs.front().fill == light_theme().fill(SeverityClass::d));
    REQUIRE(list.notices.size() == 1);
    CHECK(list.notices.front().find("20\u202f000") != std::string::npos);

    marks.pop_back();
    auto const whole = test::build(test::with_residences(marks), test::view_at(10'000), {.show_scale_bar = false});
    CHECK(test::all<DrawSymbols>(whole).front().symbols.size() == 20'000);
    CHECK(whole.notices.empty());
}

TEST_CASE("where residences crowd at a scale their discs shrink to the ground they have, wherever the view is, and it is said", "[scene][symbol]") {
    ResidenceContent town;
    for (int row = 0; row < 100; ++row)
        for (int column = 0; column < 100; ++column)
            town.marks.push_back(test::mark(5 + 10.0 * column, 5 + 10.0 * row, SeverityClass::a, row < 60 ? 40 : 100));
    reckon_places(town);
    CHECK(town.spacing_m == Approx(10).epsilon(0.02));
    CHECK(town.typical_dwellings == 40);
    MapStyle const style{.show_scale_bar = false};
    auto const far = test::view_at(10'000);
    double const factor = symbol_factor(town, style, far);
    CHECK(residence_radius_px(40, far, factor) == Approx(10 / far.metres_per_px * std::sqrt(0.4 / std::numbers::pi)).epsilon(0.02));
    CHECK(symbol_factor(town, style, test::view_at(10'000, {5'000, 0})) == factor);
    CHECK(symbol_factor(town, style, test::view_at(1'000)) == 1);
    CHECK(residence_radius_px(40, test::view_at(200'000), symbol_factor(town, style, test::view_at(200'000))) == Approx(1.25));
    CHECK(symbol_factor(ResidenceContent{}, style, far) == 1);

    auto content = test::with_residences(town.marks);
    auto residences = std::make_shared<ResidenceContent>(*content.residences);
    residences->spacing_m = town.spacing_m;
    residences->typical_dwellings = town.typical_dwellings;
    content.residences = residences;
    auto const list = test::build(content, test::view_at(10'000, {500, 500}), style);
    REQUIRE(list.notices.size() == 1);
    CHECK(list.notices.front().find("smaller") != std::string::npos);
    auto const discs = test::all<DrawSymbols>(list).front().symbols;
    CHECK(discs.back().radius == Approx(static_cast<double>(residence_radius_px(40, far, factor))));
    CHECK(residence_at(content, style, test::view_at(10'000, {500, 500}), 500 + 5 / far.metres_per_px, 400 + 5 / far.metres_per_px, 0));
}

TEST_CASE("the class people on site propose stands beside the computed one, never in its place", "[scene][symbol]") {
    auto mark = test::mark(0, 0, SeverityClass::d, 100);
    mark.opinion = SeverityClass::b;
    auto const list = test::build(test::with_residences({mark}), test::view_at(4'000), {.show_scale_bar = false});
    auto const letters = test::texts(list);
    REQUIRE(letters.size() == 2);
    CHECK(letters[0].text == "D");
    CHECK(letters[1].text == "B");
    CHECK(letters[1].x < letters[0].x);
    CHECK(letters[1].y < letters[0].y);
    CHECK(test::all<DrawSymbols>(list).front().symbols.front().fill == light_theme().fill(SeverityClass::d));
    mark.is_filtered_out = true;
    CHECK(test::texts(test::build(test::with_residences({mark}), test::view_at(4'000), {.show_scale_bar = false})).empty());
}

TEST_CASE("coloured by class and change, a clear change has its arrow and no score its hatch", "[scene][symbol]") {
    auto worse = test::mark(0, 0, SeverityClass::c, 100), steady = test::mark(500, 0, SeverityClass::c, 100),
         unknown = test::mark(1000, 0, SeverityClass::c, 100);
    worse.dynamics = core::Dynamics::worse;
    steady.dynamics = core::Dynamics::steady;
    auto content = test::with_residences({worse, steady, unknown});
    auto residences = *content.residences;
    residences.colouring = Colouring::dynamics;
    content.residences = std::make_shared<ResidenceContent const>(residences);
    auto const symbols = test::all<DrawSymbols>(test::build(content, test::view_at(10'000)));
    REQUIRE(symbols.size() == 2); // discs, then one badge: a plate and its arrow
    auto const colours = palette(light_theme(), Colouring::dynamics);
    auto const& discs = symbols[0].symbols;
    REQUIRE(discs.size() == 3);
    CHECK(discs[0].fill == colours[8]);
    CHECK(discs[1].fill == colours[7]);
    CHECK(discs[2].is_hatched);
    REQUIRE(symbols[1].symbols.size() == 2);
    CHECK(symbols[1].symbols[1].shape == Shape::triangle_up);
}
