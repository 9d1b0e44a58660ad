#include "ui/layout.hpp"

#include <catch2/catch.hpp>

namespace vigie::ui {

namespace {

bool meet(Rect const& a, Rect const& b) { return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom(); }

}

TEST_CASE("at 1920 × 1080 the regions have the sizes of the design", "[ui][layout]") {
    auto const l = layout(1920, 1080, 1, {}, SideContent::fiche);
    CHECK(l.top.h == 48);
    CHECK(l.status.h == 28);
    CHECK(l.left.w == 264);
    CHECK(l.side.w == 372);
    CHECK(l.table.h == 251);
    CHECK(l.rail.w == 0);
    CHECK_FALSE(l.is_compact);
    CHECK(layout(1920, 1080, 1, {}, SideContent::weights).side.w == 420);
}

TEST_CASE("at 1280 × 720 the left panel is a rail and the map keeps 912 × 482", "[ui][layout]") {
    auto const l = layout(1280, 720, 1, {}, SideContent::fiche);
    CHECK(l.is_compact);
    CHECK(l.rail.w == 48);
    CHECK(l.side.w == 320);
    CHECK(l.table.h == 162);
    CHECK(l.map.w == 912);
    CHECK(l.map.h == 482);
}

TEST_CASE("thresholds are in effective pixels: 1920 at 150 % follows the rules of 1280", "[ui][layout]") {
    auto const l = layout(1920, 1080, 1.5F, {}, SideContent::fiche);
    CHECK(l.is_compact);
    CHECK(l.rail.w == 72);
    CHECK(l.map.w == 1368);
}

TEST_CASE("regions never overlap, but for the drawer and the side panel of a small window", "[ui][layout]") {
    for (float const width : {1100.0F, 1280.0F, 1399.0F, 1500.0F, 1920.0F, 3840.0F})
        for (float const scale : {1.0F, 1.25F, 2.0F}) {
            auto const l = layout(width * scale, 720 * scale, scale, {}, SideContent::fiche);
            CAPTURE(width, scale);
            CHECK_FALSE(meet(l.map, l.table));
            CHECK_FALSE(meet(l.map, l.side));
            CHECK_FALSE(meet(l.map, l.rail));
            CHECK_FALSE(meet(l.table, l.side));
            CHECK(l.map.w >= width * scale * 0.5F);
            CHECK(l.map.h >= 720 * scale * 0.5F);
        }
    CHECK(layout(1000, 720, 1, {}, SideContent::fiche).is_side_over_map);
    CHECK(layout(1000, 720, 1, {}, SideContent::fiche).table.h == 40);
}

TEST_CASE("a small window folds its table until it is asked for", "[ui][layout]") {
    LayoutChoice choice;
    auto const small = layout(960, 540, 1, choice, SideContent::fiche);
    CHECK(small.is_table_folded);
    fold_table(choice, small, false);
    CHECK(layout(960, 540, 1, choice, SideContent::fiche).table.h == 162);
    CHECK_FALSE(layout(1920, 1080, 1, choice, SideContent::fiche).is_table_folded);
    fold_table(choice, layout(1920, 1080, 1, choice, SideContent::fiche), true);
    CHECK(layout(1920, 1080, 1, choice, SideContent::fiche).table.h == 40);
    CHECK_FALSE(layout(960, 540, 1, choice, SideContent::fiche).is_table_folded);
}

}
