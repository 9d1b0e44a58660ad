#include "core/random.hpp"
#include "store/detail/blob.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

using namespace vigie;

namespace {

core::MultiPolygon square_with_hole() {
    auto polygons = support::square(100, 200, 50);
    polygons.front().holes.push_back(support::square_ring(110, 210, 10));
    return polygons;
}

}

TEST_CASE("points, lines and areas come back as they were written", "[store][blob]") {
    core::Geometry const shapes[]{core::Projected{189432.25, 6781220.5}, core::MultiPolyline{{{0, 0}, {1, 2}, {3, 4}}, {{5, 5}, {6, 6}}}, square_with_hole()};
    for (auto const& shape : shapes) {
        auto const back = store::decode(store::encode(shape, 2154));
        REQUIRE(back);
        CHECK(*back == shape);
        CHECK(*store::envelope(store::encode(shape, 2154)) == core::bounds(shape));
    }
    CHECK(store::encode(core::Geometry{}, 2154).empty());
}

TEST_CASE("a point takes 29 bytes, as GeoPackage readers expect", "[store][blob]") { CHECK(store::encode(core::Projected{1, 2}, 2154).size() == 29); }

TEST_CASE("malformed blobs are refused, whatever their bytes", "[store][blob]") {
    CHECK_FALSE(store::decode({}));
    auto const sound = store::encode(square_with_hole(), 2154);
    for (std::size_t length = 0; length < sound.size(); ++length)
        CHECK_FALSE(store::decode(std::span(sound).first(length)));
    core::CounterRandom random(7, 0);
    int refused = 0;
    for (int i = 0; i < 20'000; ++i) {
        auto mutant = sound;
        for (int changes = 0; changes < 3; ++changes) mutant[random.below(static_cast<std::uint32_t>(mutant.size()))] = static_cast<std::byte>(random.below(256));
        refused += store::decode(mutant) ? 0 : 1;
    }
    CHECK(refused > 1'000);
}
