#include "core/random.hpp"
#include "scene/scene_fixture.hpp"

#include <catch2/catch.hpp>

using namespace vigie;
using namespace vigie::scene;
using core::SeverityClass;

namespace {

MapContent random_town(int residences, std::uint64_t seed = 3) {
    core::CounterRandom random(seed, 0);
    std::vector<ResidenceMark> marks;
    for (int i = 0; i < residences; ++i) {
        auto const severity = static_cast<SeverityClass>(random.below(5));
        marks.push_back(test::mark(random.uniform() * 3000, random.uniform() * 3000, severity,
                                   5 + static_cast<int>(random.below(120))));
    }
    auto content = test::with_residences(marks);
    ZoneContent zones;
    zones.areas = test::areas_of({test::square(750, 750, 750), test::square(2250, 750, 750),
                                  test::square(750, 2250, 750), test::square(2250, 2250, 750)});
    int i = 0;
    for (auto const* name : {"Ker-Avel", "Le Phare", "Les Halles", "Bassin-Sud"}) {
        zones.marks.push_back({name, SeverityClass::b, 40.0, {750.0 + 1500 * (i % 2), 750.0 + 1500 * (i / 2)}});
        ++i;
    }
    content.zones.push_back(zones);
    content.foyers.push_back({1, "Foyer 1", test::square(900, 1400, 150), true, false});
    content.foyers.push_back({2, "Foyer 2", test::square(2100, 1700, 150), false, false});
    return content;
}

struct Placed {
    double x0, y0, x1, y1;
};
Placed box_of(PxText const& text) {
    auto const extent = test::FixedMeasure{}.measure(text.text, text.font);
    return {static_cast<double>(text.x), static_cast<double>(text.y - text.font.size * 0.73F),
            static_cast<double>(text.x + extent.width), static_cast<double>(text.y)};
}

MapStyle named() {
    MapStyle style;
    style.name_residences = true;
    style.show_scale_bar = false;
    return style;
}

}

TEST_CASE("no two labels overlap", "[scene][label]") {
    auto const list = test::build(random_town(300), test::view_at(10'000, {1500, 1500}), named());
    auto const all = test::texts(list);
    std::vector<PxText> labels;
    for (auto const& text : all)
        if (text.text.size() > 1) labels.push_back(text);
    REQUIRE(labels.size() > 20);
    for (std::size_t i = 0; i < labels.size(); ++i)
        for (std::size_t j = i + 1; j < labels.size(); ++j) {
            auto const a = box_of(labels[i]), b = box_of(labels[j]);
            bool const meet = a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
            CAPTURE(labels[i].text, labels[j].text);
            CHECK_FALSE(meet);
        }
}

TEST_CASE("a foyer's label hides no residence", "[scene][label]") {
    auto const content = random_town(120);
    auto const view = test::view_at(12'000, {1500, 1500});
    auto const list = test::build(content, view, {.show_scale_bar = false});
    for (auto const* words : {"Foyer 1", "Foyer 2"}) {
        auto const label = test::text_of(list, words);
        REQUIRE(label.has_value());
        auto const box = box_of(*label);
        for (auto const& mark : content.residences->marks) {
            auto const at = view.to_pixel(mark.at);
            double const dx = std::max({0.0, box.x0 - at.x, at.x - box.x1}),
                         dy = std::max({0.0, box.y0 - at.y, at.y - box.y1});
            CHECK(std::hypot(dx, dy) >= residence_radius_px(mark.dwellings, view));
        }
    }
}

TEST_CASE("panning moves every label with the ground", "[scene][label]") {
    auto const content = random_town(250);
    auto const view = test::view_at(10'000, {1500, 1500});
    auto const moved = panned(view, 37, -23);
    auto const before = test::build(content, view, named()), after = test::build(content, moved, named());
    std::size_t compared = 0;
    for (auto const& label : test::texts(before)) {
        auto const there = test::text_of(after, label.text);
        if (label.text.size() < 2 || !there) continue;
        CHECK(there->x - label.x == Approx(37).margin(0.01));
        CHECK(there->y - label.y == Approx(-23).margin(0.01));
        ++compared;
    }
    CHECK(compared > 20);
}

TEST_CASE("a foyer out of view has no label at the edge", "[scene][label]") {
    MapContent content;
    content.foyers.push_back({1, "Foyer 1", test::square(5000, 0, 100), true, false});
    CHECK_FALSE(test::text_of(test::build(content, test::view_at(10'000)), "Foyer 1").has_value());
    CHECK(test::text_of(test::build(content, test::view_at(10'000, {5000, 0})), "Foyer 1").has_value());
}

TEST_CASE("a solid foyer has an ink box, a fragile one a white box, one to verify no box", "[scene][label]") {
    auto const boxes = [](std::optional<bool> is_solid, bool is_to_verify) {
        MapContent content;
        content.foyers.push_back({1, "Foyer 1", test::square(0, 0, 100), is_solid, is_to_verify});
        std::vector<Rgba> fills;
        for (auto const& overlay :
             test::all<DrawOverlay>(test::build(content, test::view_at(10'000), {.show_scale_bar = false})))
            for (auto const& item : overlay.items)
                if (auto const* rect = std::get_if<PxRect>(&item)) fills.push_back(*rect->fill);
        return fills;
    };
    CHECK(boxes(true, false) == std::vector{light_theme().ink});
    CHECK(boxes(std::nullopt, false) == std::vector{light_theme().ink});
    CHECK(boxes(false, false) == std::vector{light_theme().panel});
    CHECK(boxes(std::nullopt, true).empty());
}

TEST_CASE("a quartier name moves away from a symbol, by 100 px at most", "[scene][label]") {
    auto content = test::with_residences({test::mark(0, 0, SeverityClass::a, 200)});
    ZoneContent zones;
    zones.areas = test::areas_of({test::square(0, 0, 2000)});
    zones.marks.push_back({"Ker-Avel", SeverityClass::b, {}, {0, 0}});
    content.zones.push_back(zones);
    auto const view = test::view_at(10'000);
    auto const name = test::text_of(test::build(content, view), "Ker-Avel");
    REQUIRE(name.has_value());
    auto const box = box_of(*name);
    double const x = (box.x0 + box.x1) / 2 - 500, y = (box.y0 + box.y1) / 2 - 400;
    CHECK(std::hypot(x, y) > 15);
    CHECK(std::hypot(x, y) < 101);
}

TEST_CASE("labels without room are counted, not squeezed in", "[scene][label]") {
    std::vector<ResidenceMark> marks;
    for (int i = 0; i < 30; ++i) marks.push_back(test::mark(i * 0.1, 0, SeverityClass::d, 300));
    auto const list = test::build(test::with_residences(marks), test::view_at(10'000), named());
    REQUIRE(list.notices.size() == 1);
    CHECK(list.notices.front().find("hidden") != std::string::npos);
}

TEST_CASE("at most 120 labels", "[scene][label]") {
    std::vector<ResidenceMark> marks;
    for (int i = 0; i < 20; ++i)
        for (int j = 0; j < 20; ++j)
            marks.push_back(test::mark(i * 130.0 - 1250, j * 100.0 - 1000, SeverityClass::d, 4));
    auto const list = test::build(test::with_residences(marks), test::view_at(10'000), named());
    CHECK(test::texts(list).size() == 120);
    CHECK(list.notices.size() == 1);
}

TEST_CASE("the one selected residence is named below its ring; several are only ringed", "[scene][label]") {
    auto const content =
        test::with_residences({test::mark(0, 0, SeverityClass::a), test::mark(50, 0, SeverityClass::a)});
    auto const view = test::view_at(10'000);
    auto const one = build_highlight(content, {}, {.hovered = {}, .selected = {0}}, view, test::FixedMeasure{});
    auto const two = build_highlight(content, {}, {.hovered = {}, .selected = {0, 1}}, view, test::FixedMeasure{});
    auto const name = test::text_of(one, "R0");
    REQUIRE(name.has_value());
    CHECK(name->y > 400);
    CHECK(test::texts(two).empty());
    REQUIRE(test::all<DrawSymbols>(two).size() == 1);
    CHECK(test::all<DrawSymbols>(two).front().symbols.size() == 4); // a halo ring and an accent ring each
    CHECK(test::text_of(test::build(content, view, {}, {.hovered = {}, .selected = {0}}), "R0").has_value());
}

TEST_CASE("a picture keeps every label inside its frame", "[scene][label]") {
    auto const content = random_town(150);
    auto style = named();
    style.keep_labels_inside = true;
    auto const list = test::build(content, test::view_at(8'000, {1500, 1500}), style);
    for (auto const& label : test::texts(list)) {
        if (label.text.size() < 2) continue;
        auto const box = box_of(label);
        CHECK(box.x0 >= 0);
        CHECK(box.x1 <= 1000);
        CHECK(box.y0 >= 0);
        CHECK(box.y1 <= 800);
    }
}

TEST_CASE("a foyer at the edge of what is seen is named inside it, and keeps that name while the map is dragged",
          "[scene][label]") {
    MapContent content;
    content.foyers.push_back({1, "Foyer 1", test::square(0, 0, 60), true, false});
    auto const view = test::view_at(10'000, {420, 0}); // the foyer lies 100 px from the left
    auto style = MapStyle{.show_scale_bar = false};
    for (double const left_px : {0.0, 80.0}) {
        auto const seen = view.ground();
        style.frame = core::Box{seen.min_x + left_px * view.metres_per_px, seen.min_y, seen.max_x, seen.max_y};
        auto const label = test::text_of(test::build(content, view, style), "Foyer 1");
        REQUIRE(label);
        CHECK(box_of(*label).x0 >= left_px);
        auto const dragged = test::text_of(test::build(content, panned(view, -30, 10), style), "Foyer 1");
        REQUIRE(dragged);
        CHECK(dragged->x == Approx(label->x - 30).margin(0.01));
    }
}

TEST_CASE("a foyer among the tools around the frame is named inside it", "[scene][label]") {
    auto const view = test::view_at(12'000, {1500, 1500});
    auto const tools = 52 * view.metres_per_px;
    MapStyle style{.show_scale_bar = false};
    style.frame = view.ground();
    style.frame->max_y -= tools;
    auto content = random_town(0);
    content.foyers.clear();
    double const top = view.ground().max_y;
    content.foyers.push_back({1, "Foyer 1", test::square(1500, top - tools / 2, 20), true, false});
    auto const label = test::text_of(test::build(content, view, style), "Foyer 1");
    REQUIRE(label);
    CHECK(box_of(*label).y0 >= 52);
}

TEST_CASE("invented data are tagged unless the picture's owner says it does so itself", "[scene][furniture]") {
    MapContent content;
    content.is_fictitious = true;
    CHECK(test::text_of(test::build(content, test::view_at(10'000)), "Fictitious data"));
    CHECK_FALSE(
        test::text_of(test::build(content, test::view_at(10'000), {.show_fictitious = false}), "Fictitious data"));
}

TEST_CASE("no label goes under what a sheet lays over the map", "[scene][label]") {
    auto style = named();
    auto const content = random_town(300);
    auto const view = test::view_at(10'000, {1500, 1500});
    core::Box const locator{0, 0, view.width_px * 0.4, view.height_px * 0.4};
    auto const under = [&] {
        int count = 0;
        for (auto const& text : test::texts(test::build(content, view, style))) {
            auto const box = box_of(text);
            if (text.text.size() > 1 && box.x0 < locator.max_x && box.y0 < locator.max_y && box.x1 > 0 && box.y1 > 0)
                ++count;
        }
        return count;
    };
    REQUIRE(under() > 0);
    style.reserved_px = {locator};
    CHECK(under() == 0);
    auto const covered = furniture_boxes(content, style, view, test::FixedMeasure{});
    CHECK(std::ranges::count(covered, locator) == 1);
}

TEST_CASE("a neighbourhood narrower than its name is not named, and counted as hidden", "[scene][label]") {
    MapContent content;
    ZoneContent zones;
    zones.areas = test::areas_of({test::square(0, 0, 500), test::square(2000, 0, 50)});
    zones.marks.push_back({"Les Halles", SeverityClass::b, 40.0, {0, 0}});
    zones.marks.push_back({"751187022", SeverityClass::b, 40.0, {2000, 0}});
    content.zones.push_back(zones);
    auto const list = test::build(content, test::view_at(20'000, {1000, 0}));
    CHECK(test::text_of(list, "Les Halles"));
    CHECK_FALSE(test::text_of(list, "751187022"));
    CHECK(list.notices.size() == 1);
    CHECK(test::text_of(test::build(content, test::view_at(2'000, {2000, 0})), "751187022"));
}

TEST_CASE("a foyer's name that found its place apart is tied to it by a line", "[scene][label]") {
    auto content = test::with_residences({test::mark(0, 0, SeverityClass::d)});
    content.foyers.push_back({1, "Foyer 1", test::square(0, 0, 40), true, false});
    auto const paths = [&] {
        std::size_t count = 0;
        for (auto const& overlay : test::all<DrawOverlay>(test::build(content, test::view_at(10'000), {.show_scale_bar = false})))
            count += static_cast<std::size_t>(std::ranges::count_if(overlay.items, [](auto const& i) { return std::holds_alternative<PxPath>(i); }));
        return count;
    };
    CHECK(paths() == 0);
    auto const ring = [](double radius, int count, auto const& add) {
        for (int i = 0; i < count; ++i) add(radius * std::cos(i * 6.2832 / count), radius * std::sin(i * 6.2832 / count));
    };
    std::vector<ResidenceMark> marks{test::mark(0, 0, SeverityClass::d)};
    for (double const radius : {110.0, 150.0, 190.0})
        ring(radius, 40, [&](double x, double y) { marks.push_back(test::mark(x, y, SeverityClass::a, 100)); });
    auto const foyers = content.foyers;
    content = test::with_residences(marks);
    content.foyers = foyers;
    CHECK(paths() == 1);
}

TEST_CASE("of many groups to verify none is named: the legend says it once", "[scene][label]") {
    MapContent content;
    for (int i = 0; i < 9; ++i)
        content.foyers.push_back({i + 1, "To verify on site", test::square(300.0 * (i % 3) - 300, 300.0 * (i / 3) - 300, 10), std::nullopt, true});
    MapStyle const style{.show_scale_bar = false};
    CHECK(test::texts(test::build(content, test::view_at(10'000), style)).empty());
    content.foyers.pop_back();
    CHECK(test::texts(test::build(content, test::view_at(10'000), style)).size() == 8);
}

TEST_CASE("of hundreds of foyers the first are named, the others counted: names never cover the map", "[scene][label]") {
    MapContent content;
    for (int i = 0; i < 400; ++i)
        content.foyers.push_back({i + 1, "Foyer " + std::to_string(i + 1), test::square(200.0 * (i % 20), 200.0 * (i / 20), 50), true, false});
    content.extent = {-100, -100, 3900, 3900};
    auto view = test::view_at(20'000);
    view.centre = {1900, 1900};
    auto const list = scene::build_map(content, named(), {}, view, test::FixedMeasure{});
    auto const names = test::texts(list);
    std::size_t foyers = 0;
    for (auto const& text : names) foyers += text.text.starts_with("Foyer ") ? 1 : 0;
    CHECK(foyers >= 4); // room for six, where a line of another lets them
    CHECK(static_cast<double>(foyers) * 170 * 26 <= view.width_px * view.height_px / 16 + 6 * 170 * 26);
    CHECK(std::ranges::any_of(names, [](auto const& text) { return text.text == "Foyer 1"; }));
    CHECK_FALSE(std::ranges::any_of(names, [](auto const& text) { return text.text == "Foyer 400"; }));
    CHECK(std::ranges::any_of(list.notices, [](auto const& notice) { return notice.find("labels hidden") != std::string::npos; }));
}
