#include "scene/colouring.hpp"
#include "scene/context_classes.hpp"
#include "scene/detail/furniture.hpp"
#include "scene/scene_fixture.hpp"

#include <catch2/catch.hpp>

using namespace vigie;
using namespace vigie::scene;
using core::ContextRole;
using core::SeverityClass;

namespace {

std::shared_ptr<LineLayer> one_line() {
    auto layer = std::make_shared<LineLayer>();
    layer->lines.push_back({{{0, 0}, {100, 0}}});
    layer->boxes.push_back(core::bounds(layer->lines.front()));
    return layer;
}

}

TEST_CASE("context layers are drawn as the project orders them, then zones, foyers, residences", "[scene][map]") {
    auto content = test::with_residences({test::mark(0, 0, SeverityClass::a)});
    auto const area = test::areas_of({test::square(0, 0, 100)});
    content.context.push_back({"sea", ContextRole::water, area, nullptr, "", true});
    content.context.push_back({"green", ContextRole::green, area, nullptr, "B", true});
    content.context.push_back({"roads", ContextRole::road, nullptr, one_line(), "R", true});
    content.context.push_back({"buildings", ContextRole::building, area, nullptr, "B", true});
    content.zones.push_back({area, {{"Q", SeverityClass::b, {}, {0, 0}}}, {}, false, nullptr});
    content.foyers.push_back({1, "", test::square(0, 0, 50), true, false});
    auto const list = test::build(content, test::view_at(4'000));
    std::vector<std::size_t> kinds;
    for (auto const& item : list.items) kinds.push_back(item.index());
    // FillAreas 0, StrokeAreas 1, StrokeLines 2, DrawSymbols 3, DrawHull 4, DrawOverlay 5
    REQUIRE(kinds.size() >= 9);
    CHECK(std::vector(kinds.begin(), kinds.begin() + 9) == std::vector<std::size_t>{1, 1, 3, 3, 1, 2, 2, 5, 4});
    auto const fills = test::all<FillAreas>(list);
    CHECK(fills[0].palette.front() == light_theme().water);
    CHECK(fills[1].palette.front() == light_theme().green);
    CHECK(fills[2].palette.front() == light_theme().building);
    auto const roads = test::all<StrokeLines>(list);
    CHECK(roads[0].stroke.colour == light_theme().road_casing);
    CHECK(roads[1].stroke.colour == light_theme().road);
    CHECK(roads[0].stroke.width > roads[1].stroke.width);
    CHECK(list.credits == std::vector<std::string>{"B", "R"});
}

TEST_CASE("the points of a layer are squares; where they crowd one stands for its neighbours, and it is said", "[scene][map]") {
    MapContent content;
    auto points = std::make_shared<PointLayer>();
    points->points = {{0, 0}, {0.1, 0}, {200, 0}, {1e6, 0}};
    ContextContent lamps;
    lamps.name = "lamps";
    lamps.credit = "Town";
    lamps.points = points;
    content.context.push_back(lamps);
    auto const far = test::build(content, test::view_at(4'000));
    auto symbols = test::all<DrawSymbols>(far);
    REQUIRE(symbols.size() == 1);
    CHECK(symbols[0].symbols.size() == 2); // one is out of the view
    CHECK(symbols[0].symbols[0].shape == Shape::square);
    CHECK(far.notices == std::vector<std::string>{"1 point of a layer is drawn under a neighbour"});
    CHECK(far.credits == std::vector<std::string>{"Town"});

    auto const near = test::build(content, test::view_at(50));
    CHECK(test::all<DrawSymbols>(near)[0].symbols.size() == 2);
    CHECK(near.notices.empty());

    content.context[0].is_visible = false;
    CHECK(test::all<DrawSymbols>(test::build(content, test::view_at(4'000))).empty());
}

TEST_CASE("a layer takes the colours of its classes, and what has no value is hatched", "[scene][map]") {
    MapContent content;
    ContextContent noise;
    noise.areas = test::areas_of({test::square(0, 0, 100), test::square(200, 0, 100), test::square(400, 0, 100)});
    auto classes = std::make_shared<ContextClasses>();
    classes->labels = {"< 50", "\u2265 50", "not known"};
    classes->counts = {1, 1, 1};
    classes->area_class = std::make_shared<std::vector<std::uint8_t> const>(std::vector<std::uint8_t>{1, 0, 2});
    noise.classes = classes;
    noise.opacity = 0.5;
    content.context.push_back(noise);
    auto const fills = test::all<FillAreas>(test::build(content, test::view_at(4'000)));
    REQUIRE(fills.size() == 1);
    CHECK(*fills[0].fill_of == *classes->area_class);
    CHECK(fills[0].palette[0] == with_alpha(classes->colours(light_theme())[0], 0.4));
    CHECK(fills[0].hatched == std::vector<bool>{false, false, true});
}

TEST_CASE("kinds have colours of their own, as many as there are", "[scene][map]") {
    ContextClasses classes;
    classes.is_of_kinds = true;
    classes.labels.assign(most_kinds + 1, "");
    auto const colours = classes.colours(light_theme());
    REQUIRE(colours.size() == most_kinds + 1);
    for (std::size_t i = 0; i < colours.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) CHECK(colours[i] != colours[j]);
}

TEST_CASE("a hidden layer is neither drawn nor credited", "[scene][map]") {
    MapContent content;
    content.context.push_back({"buildings", ContextRole::building, test::areas_of({test::square(0, 0, 100)}), nullptr, "B", false});
    auto const list = test::build(content, test::view_at(4'000));
    CHECK(test::all<FillAreas>(list).empty());
    CHECK(list.credits.empty());
}

TEST_CASE("zones take class colours only while residences are hidden", "[scene][map]") {
    auto content = test::with_residences({test::mark(0, 0, SeverityClass::a)});
    content.zones.push_back({test::areas_of({test::square(0, 0, 100)}), {{"Q", SeverityClass::c, {}, {0, 0}}}, {}, false, nullptr});
    MapStyle style;
    style.zone_fill = ZoneFill::severity;
    CHECK(test::all<FillAreas>(test::build(content, test::view_at(4'000), style)).empty());
    style.show_residences = false;
    auto const fills = test::all<FillAreas>(test::build(content, test::view_at(4'000), style));
    REQUIRE(fills.size() == 1);
    CHECK((*fills.front().fill_of) == std::vector<std::uint8_t>{2});
    CHECK(fills.front().palette[2] == with_alpha(light_theme().fill(SeverityClass::c), 0.35));
}

TEST_CASE("a ramp has five steps and hatches what has no value", "[scene][map]") {
    MapContent content;
    ZoneContent zones;
    std::vector<core::MultiPolygon> areas;
    for (int i = 0; i < 4; ++i) {
        areas.push_back(test::square(i * 100.0, 0, 50));
        zones.marks.push_back({"", SeverityClass::a, i == 3 ? std::nullopt : std::optional(10.0 * i), {}});
    }
    zones.areas = test::areas_of(areas);
    content.zones.push_back(zones);
    MapStyle style;
    style.zone_fill = ZoneFill::ramp;
    style.ramp_limits = {5, 10, 15, 20};
    auto const fills = test::all<FillAreas>(test::build(content, test::view_at(4'000), style));
    REQUIRE(fills.size() == 1);
    CHECK((*fills.front().fill_of) == std::vector<std::uint8_t>{0, 2, 4, 5});
    CHECK(fills.front().hatched[5]);
}

TEST_CASE("limits and names of zones a few pixels wide are left out, and it is said", "[scene][map]") {
    MapContent content;
    ZoneContent zones;
    std::vector<core::MultiPolygon> areas;
    for (int i = 0; i < 3; ++i) {
        areas.push_back(test::square(200.0 * i, 0, 100));
        zones.marks.push_back({"Q", SeverityClass::a, {}, {200.0 * i, 0}});
    }
    zones.areas = test::areas_of(areas);
    content.zones.push_back(zones);
    MapStyle const style{.show_scale_bar = false};
    auto const near = test::build(content, test::view_at(10'000), style); // 76 px each
    CHECK(test::all<StrokeAreas>(near).size() == 1);
    CHECK(test::text_of(near, "Q"));
    CHECK(near.notices.empty());
    auto const far = test::build(content, test::view_at(150'000), style); // 5 px each
    CHECK(test::all<StrokeAreas>(far).empty());
    CHECK_FALSE(test::text_of(far, "Q"));
    CHECK(far.notices.size() == 1);
}

TEST_CASE("an edge shared by two zones is drawn once", "[scene][map]") {
    auto const areas = test::areas_of({test::square(0, 0, 10), test::square(20, 0, 10)});
    auto const borders = shared_borders(*areas);
    std::size_t edges = 0;
    for (auto const& lines : borders.lines)
        for (auto const& line : lines) edges += line.size() - 1;
    CHECK(edges == 7);
    CHECK(borders.lines.size() == 2);
}

TEST_CASE("fragile foyers are dashed, those to verify thin", "[scene][map]") {
    MapContent content;
    content.foyers.push_back({1, "", test::square(0, 0, 50), true, false});
    content.foyers.push_back({2, "", test::square(200, 0, 50), false, false});
    content.foyers.push_back({3, "", test::square(400, 0, 50), std::nullopt, true});
    content.foyers.push_back({4, "", test::square(99'000, 0, 50), true, false});
    auto const hulls = test::all<DrawHull>(test::build(content, test::view_at(10'000)));
    REQUIRE(hulls.size() == 3);
    CHECK(hulls[0].line.dash == Dash{});
    CHECK(hulls[0].line.width == 2.25F);
    CHECK(hulls[0].halo.width == 5);
    CHECK(core::bounds(hulls[0].outline).max_x == Approx(50 + 13 * test::view_at(10'000).metres_per_px));
    CHECK(hulls[1].line.dash == Dash{9, 6});
    CHECK(hulls[2].line.width == 1.25F);
    CHECK(hulls[2].fill.a == 0);
}

TEST_CASE("an outline is of the scale asked for, whichever was asked before", "[scene][map]") {
    FoyerHull const hull(test::square(0, 0, 50)), shared = hull;
    auto const near = hull.outline(10, 0.1), far = shared.outline(40, 0.1);
    CHECK(core::bounds(near).max_x == Approx(60));
    CHECK(core::bounds(far).max_x == Approx(90));
    CHECK(hull.outline(10, 0.1) == near);
    CHECK(FoyerHull(test::square(0, 0, 50)).outline(40, 0.1) == far);
    CHECK(FoyerHull().box().is_empty());
    CHECK(FoyerHull().outline(10, 0.1).empty());
}

TEST_CASE("the scale bar is 1, 2 or 5 times a power of ten, close under 110 px", "[scene][map]") {
    CHECK(detail::scale_bar_metres(test::view_at(4'000), 110) == 100);
    CHECK(detail::scale_bar_metres(test::view_at(10'000), 110) == 200);
    CHECK(detail::scale_bar_metres(test::view_at(25'000), 110) == 500);
    for (double scale = 60; scale < 1e7; scale *= 1.3) {
        auto const view = test::view_at(scale);
        double const px = detail::scale_bar_metres(view, 110) / view.metres_per_px;
        CHECK(px <= 110.0001);
        CHECK(px > 43.9);
    }
}

TEST_CASE("invented data say so on every map", "[scene][map]") {
    MapContent content;
    CHECK_FALSE(test::text_of(test::build(content, test::view_at(4'000)), "Fictitious data").has_value());
    content.is_fictitious = true;
    CHECK(test::text_of(test::build(content, test::view_at(4'000)), "Fictitious data").has_value());
}

TEST_CASE("the legend counts the residences in the filter by class", "[scene][map]") {
    auto hidden = test::mark(0, 0, SeverityClass::d);
    hidden.is_filtered_out = true;
    auto const content = test::with_residences({hidden, test::mark(0, 0, SeverityClass::d), test::mark(0, 0, SeverityClass::a),
                                                test::mark(0, 0, SeverityClass::a), test::mark(0, 0, SeverityClass::not_scored)});
    auto const counts = class_counts(*content.residences);
    CHECK(counts[SeverityClass::d] == 1);
    CHECK(counts[SeverityClass::a] == 2);
    CHECK(counts[SeverityClass::b] == 0);
    CHECK(counts[SeverityClass::not_scored] == 1);
    MapStyle style;
    style.show_legend = true;
    auto const list = test::build(content, test::view_at(4'000), style);
    for (auto const* words : {"Very complex", "Not scored", "165", "60", "18", "35–50"}) CHECK(test::text_of(list, words).has_value());
}

TEST_CASE("the same arguments give the same list", "[scene][map]") {
    auto const content = test::with_residences({test::mark(0, 0, SeverityClass::d), test::mark(30, 10, SeverityClass::c)});
    auto const a = test::build(content, test::view_at(4'000)), b = test::build(content, test::view_at(4'000));
    REQUIRE(a.items.size() == b.items.size());
    auto const ta = test::texts(a), tb = test::texts(b);
    REQUIRE(ta.size() == tb.size());
    for (std::size_t i = 0; i < ta.size(); ++i) {
        CHECK(ta[i].text == tb[i].text);
        CHECK(ta[i].x == tb[i].x);
        CHECK(ta[i].y == tb[i].y);
    }
}

TEST_CASE("every size doubles with the scale of the interface", "[scene][map]") {
    auto const content = test::with_residences({test::mark(0, 0, SeverityClass::d, 100)});
    auto view = test::view_at(4'000);
    auto const small = test::all<DrawSymbols>(test::build(content, view)).front().symbols.front();
    view.ui_scale = 2;
    auto const large = test::all<DrawSymbols>(test::build(content, at_scale(view, 4'000))).front().symbols.front();
    CHECK(large.radius == Approx(2 * small.radius));
    CHECK(large.line_width == Approx(2 * small.line_width));
}

TEST_CASE("on the map of a city foyers lie over the discs, and hug them", "[scene][map]") {
    auto content = test::with_residences({test::mark(0, 0, SeverityClass::d)});
    content.foyers.push_back({1, "Foyer 1", test::square(0, 0, 400), true, false});
    auto const order = [&](double scale) {
        std::size_t hull = 0, symbols = 0;
        auto const list = test::build(content, test::view_at(scale));
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            if (std::holds_alternative<DrawHull>(list.items[i])) hull = i;
            if (std::holds_alternative<DrawSymbols>(list.items[i])) symbols = i;
        }
        return hull < symbols;
    };
    CHECK(order(10'000));
    CHECK_FALSE(order(90'000));
    auto const grown_px = [&](double scale) {
        auto const view = test::view_at(scale);
        return (core::bounds(test::all<DrawHull>(test::build(content, view))[0].outline).max_x - 400) / view.metres_per_px;
    };
    CHECK(grown_px(10'000) == Approx(13));
    CHECK(grown_px(50'000) == Approx(6.5));
}

TEST_CASE("of many groups to verify the first are drawn and the rest are told", "[scene][map]") {
    MapContent content;
    for (int i = 0; i < 60; ++i)
        content.foyers.push_back({i + 1, "", test::square(100.0 * (i % 10), 100.0 * (i / 10), 10), std::nullopt, true});
    auto const list = test::build(content, test::view_at(10'000, {450, 250}));
    CHECK(test::all<DrawHull>(list).size() == 40);
    REQUIRE(list.notices.size() == 1);
    CHECK(list.notices[0].find("60") != std::string::npos);
}

TEST_CASE("on a map of what stands out, that is drawn over the rest", "[scene][map]") {
    auto content = test::with_residences({test::mark(0, 0, SeverityClass::a, 10), test::mark(10, 0, SeverityClass::d, 90)});
    auto residences = std::make_shared<ResidenceContent>(*content.residences);
    residences->colouring = Colouring::clusters;
    residences->marks[0].local = {LocalVerdict::Kind::low_low, true, true, 0.001, 0.01};
    residences->marks[1].local = {LocalVerdict::Kind::high_high, true, false, 0.2, 0.5};
    content.residences = residences;
    auto const symbols = test::all<DrawSymbols>(test::build(content, test::view_at(10'000)))[0].symbols;
    REQUIRE(symbols.size() == 2);
    CHECK(symbols[1].fill == palette(light_theme(), Colouring::clusters)[3]);
}

TEST_CASE("density lies over the ground and under zones and residences, with five steps", "[scene][map]") {
    auto content = test::with_residences({test::mark(0, 0, SeverityClass::d)});
    ZoneContent zones;
    zones.areas = test::areas_of({test::square(0, 0, 400)});
    zones.marks.push_back({"Ker-Avel", SeverityClass::b, 40.0, {0, 0}});
    content.zones.push_back(zones);
    auto density = std::make_shared<DensityContent>();
    density->bands = test::areas_of({test::square(0, 0, 300), test::square(0, 0, 100)});
    content.density = density;
    auto const list = test::build(content, test::view_at(10'000));
    auto const* fill = std::get_if<FillAreas>(&list.items.front());
    REQUIRE(fill);
    CHECK(fill->layer == density->bands);
    CHECK(fill->palette.size() == 5);
    CHECK(*fill->fill_of == std::vector<std::uint8_t>{0, 1});
}

namespace {

/// `n` lines from west to east across 3 km, so far apart.
std::shared_ptr<LineLayer const> streets(int n, double apart_m) {
    auto layer = std::make_shared<LineLayer>();
    for (int i = 0; i < n; ++i) layer->lines.push_back({{{0, i * apart_m}, {3'000, i * apart_m}}});
    for (auto const& line : layer->lines) layer->boxes.push_back(core::bounds(line));
    layer->spacing_m = line_spacing_m(layer->lines);
    return layer;
}

}

TEST_CASE("the spacing of lines is the ground from one to the next", "[scene][map]") {
    CHECK(line_spacing_m({}) == 0);
    CHECK(streets(151, 20)->spacing_m == Approx(20).epsilon(0.05));
    CHECK(streets(31, 100)->spacing_m == Approx(100).epsilon(0.6)); // cells of 190 m hold one line or two
    auto with_lone_road = *streets(151, 20);
    with_lone_road.lines.push_back({{{0, 9'000}, {3'000, 9'000}}});
    CHECK(line_spacing_m(with_lone_road.lines) < 60); // most metres lie close together still
}

TEST_CASE("streets that would be one grey patch, and houses smaller than a quarter of a pixel, are shown nearer", "[scene][map]") {
    MapContent content;
    content.extent = {0, 0, 3'000, 3'000};
    content.context.push_back({"streets", ContextRole::road, nullptr, streets(151, 20), "", true});
    content.context.push_back({"axes", ContextRole::road, nullptr, streets(2, 30'000), "", true});
    content.context.push_back({"houses", ContextRole::building, test::areas_of({test::square(0, 0, 10)}), nullptr, "", true});
    auto const near = test::build(content, test::view_at(10'000));
    CHECK(test::all<StrokeLines>(near).size() >= 2);
    CHECK(test::all<FillAreas>(near).size() == 1);
    CHECK(near.notices.empty());
    auto const far = test::build(content, test::view_at(400'000));
    REQUIRE(test::all<StrokeLines>(far).size() == 1);
    CHECK(test::all<StrokeLines>(far).front().layer == content.context[1].lines);
    CHECK(test::all<FillAreas>(far).empty());
    CHECK(far.notices.size() == 1);
    content.context[0].is_visible = content.context[2].is_visible = false;
    CHECK(test::build(content, test::view_at(400'000)).notices.empty()); // what is off is not missed
}
