#include "gl_fixture.hpp"

using namespace vigie;
using namespace vigie::render::test;
using scene::rgb;

namespace {

struct Place {
    char const* name;
    core::Projected at;
};

constexpr double nearest_scale_m_per_px = 50 * 0.0002646;

}

TEST_CASE("two lines ten centimetres apart stay apart at the nearest scale, anywhere", "[render][gl]") {
    VIGIE_NEEDS_GL();
    auto const place = GENERATE(Place{"Brest, Lambert-93", {146'412.37, 6'839'905.61}},
                                Place{"Nice, Lambert-93", {1'043'120.13, 6'299'431.77}},
                                Place{"La Réunion, UTM 40 south", {338'214.91, 7'690'552.43}},
                                Place{"Mayotte, UTM 38 south", {524'311.27, 8'588'164.76}});
    CAPTURE(place.name);
    auto lines = std::make_shared<scene::LineLayer>();
    // A far line in the same layer stretches the chunk as a real layer would.
    lines->lines = {{{{place.at.x, place.at.y - 1}, {place.at.x, place.at.y + 1}}},
                    {{{place.at.x + 0.1, place.at.y - 1}, {place.at.x + 0.1, place.at.y + 1}}},
                    {{{place.at.x + 2000, place.at.y + 900}, {place.at.x + 2100, place.at.y + 900}}}};
    scene::DrawList list = empty_list(60, 40);
    list.view.centre = place.at;
    list.view.metres_per_px = nearest_scale_m_per_px;
    list.items.emplace_back(scene::StrokeLines{lines, {rgb(0x000000), 2, {}}});
    auto const picture = drawn(list);
    // 0.1 m = 7.56 px: the first line covers x = 29 to 31, the second 36.56 to 38.56.
    CHECK(picture.at(29, 20).r < 12);
    CHECK(picture.at(30, 20).r < 12);
    CHECK(picture.at(33, 20).r > 235);
    CHECK(picture.at(37, 20).r < 12);
    CHECK(picture.at(36, 20).r == Approx(244 * 0.56).margin(25));
    CHECK(picture.at(38, 20).r == Approx(244 * 0.44).margin(25));
}

TEST_CASE("an area keeps its corner within a tenth of a pixel far from the origin", "[render][gl]") {
    VIGIE_NEEDS_GL();
    core::Projected const corner{146'412.37, 6'839'905.61};
    scene::FillAreas fill;
    fill.layer = layer_of({{{square(corner.x, corner.y, corner.x + 12, corner.y + 9), {}}}});
    fill.palette = {rgb(0x000000)};
    auto list = empty_list(40, 40);
    list.view.centre = corner;
    list.view.metres_per_px = nearest_scale_m_per_px;
    list.items.emplace_back(fill);
    auto const picture = drawn(list);
    CHECK(picture.at(20, 19).r == 0);
    CHECK(picture.at(18, 19).r > 235);
    CHECK(picture.at(20, 21).r > 235);
}

TEST_CASE("what is drawn does not depend on where on earth it lies", "[render][gl]") {
    VIGIE_NEEDS_GL();
    auto const at = [](core::Projected origin) {
        auto lines = std::make_shared<scene::LineLayer>();
        lines->lines = {{{{origin.x - 20, origin.y - 8}, {origin.x + 3, origin.y + 9}, {origin.x + 22, origin.y - 4}}}};
        auto list = empty_list(60, 40);
        list.view.centre = origin;
        list.items.emplace_back(scene::StrokeLines{lines, {rgb(0x203040), 2.25F, {9, 6}}});
        return drawn(list);
    };
    CHECK(at({0, 0}) == at({146'412, 6'839'905}));
}
