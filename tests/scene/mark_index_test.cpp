#include "scene/mark_index.hpp"

#include "scene/detail/residence_plan.hpp"
#include "core/random.hpp"
#include "scene_fixture.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace vigie;
using namespace vigie::scene;

namespace {

core::Box around(double x, double y, double half) { return {x - half, y - half, x + half, y + half}; }

/// Half scattered over 20 km, half in one village, a very large residence at a corner.
ResidenceContent made(bool has_footprints) {
    ResidenceContent content;
    std::vector<core::MultiPolygon> footprints;
    core::CounterRandom random(5, 1);
    for (int i = 0; i < 4'000; ++i) {
        double const side = i % 2 == 0 ? 20'000 : 400;
        content.marks.push_back(test::mark(side * random.uniform(), side * random.uniform(), core::SeverityClass::b, i == 17 ? 90'000 : 30));
        if (i == 17) content.marks.back().at = {19'990, 19'990};
        // One in a hundred stretches half a kilometre to the east.
        auto const& at = content.marks.back().at;
        double const reach = i % 100 == 0 ? 500 : 15;
        footprints.push_back({{{{at.x, at.y}, {at.x + reach, at.y}, {at.x + reach, at.y + 10}, {at.x, at.y}}, {}}});
    }
    if (has_footprints) {
        auto layer = std::make_shared<AreaLayer>();
        for (auto const& shape : footprints) layer->boxes.push_back(core::bounds(shape));
        layer->areas = std::move(footprints);
        content.footprints = footprints_of(std::move(layer), content.marks);
    }
    return content;
}

}

TEST_CASE("the index finds the marks that one look at everything finds", "[scene][symbol]") {
    for (bool const has_footprints : {false, true}) {
        auto indexed = made(has_footprints);
        auto const plain = indexed;
        reckon_places(indexed);
        REQUIRE(indexed.index);
        core::CounterRandom random(9, has_footprints);
        for (int query = 0; query < 300; ++query) {
            double const half = std::array{5.0, 80.0, 900.0, 30'000.0}[static_cast<std::size_t>(query % 4)];
            auto const ground = around(22'000 * random.uniform() - 1'000, 22'000 * random.uniform() - 1'000, half);
            auto const view = test::view_at(query % 3 == 0 ? 100'000 : 2'500);
            auto found = detail::marks_in(indexed, {}, view, ground);
            std::ranges::sort(found);
            auto style = MapStyle{};
            auto same_scale = plain; // symbols of the same size
            same_scale.spacing_m = indexed.spacing_m;
            same_scale.typical_dwellings = indexed.typical_dwellings;
            REQUIRE(found == detail::marks_in(same_scale, style, view, ground));
        }
    }
}

TEST_CASE("a small place asks for few of many marks", "[scene][symbol]") {
    auto content = made(false);
    reckon_places(content);
    auto const near = content.index->near(around(10'000, 10'000, 50));
    CHECK(near.size() < 60);
    CHECK(std::ranges::count(near, 17U) == 1); // the very large one, wherever it lies
    CHECK(MarkIndex(std::vector<ResidenceMark>()).near(around(0, 0, 10)).empty());
}
