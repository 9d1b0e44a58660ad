// The window draws with OpenGL, sheets with Cairo: the same list must make the same picture.
#include "demo/demo.hpp"
#include "dossier/map_content.hpp"
#include "render/gl_fixture.hpp"
#include "render/text_measure.hpp"
#include "report/map_painter.hpp"
#include "report/report_fixture.hpp"
#include "scene/map_scene.hpp"

#include <cairo.h>

#include <algorithm>

using namespace vigie;
using render::Picture;

namespace {

constexpr int width = 1280, height = 720;

/// The demo, read once for all cases.
dossier::Snapshot const& town() {
    static auto const snapshot = [] {
        report::test::TempFolder const folder;
        demo::write_demo(folder / "demo.gpkg", {});
        auto project = store::Project::open(folder / "demo.gpkg", store::OpenMode::read_only);
        return dossier::load_snapshot(project);
    }();
    return *snapshot;
}

struct Case {
    char const* name;
    scene::Colouring colouring = scene::Colouring::severity;
    scene::ZoneFill zone_fill = scene::ZoneFill::none;
    bool density = false;
    double closer = 1; ///< than the whole town
    bool is_dark = false;
};

/// What the window would draw, labels placed by `measure`.
scene::DrawList list_of(Case const& each, scene::TextMeasure const& measure) {
    dossier::MapChoice choice;
    choice.colouring = each.colouring;
    choice.density = each.density;
    auto const content = dossier::map_content(town(), choice);
    scene::MapStyle style;
    style.theme = each.is_dark ? &scene::dark_theme() : &scene::light_theme();
    style.zone_fill = each.zone_fill;
    style.show_residences = each.zone_fill == scene::ZoneFill::none;
    style.name_residences = true;
    style.show_north_arrow = true;
    auto view = scene::fitted(content.extent, width, height, 1, 12);
    view.metres_per_px /= each.closer;
    return scene::build_map(content, style, {}, view, measure);
}

bool is_text(scene::PxItem const& item) { return std::holds_alternative<scene::PxText>(item); }

void leave_text_out(scene::DrawList& list) {
    for (auto& item : list.items)
        if (auto* const overlay = std::get_if<scene::DrawOverlay>(&item)) std::erase_if(overlay->items, is_text);
}

Picture by_cairo(scene::DrawList const& list) {
    auto* const surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    auto* const cairo = cairo_create(surface);
    report::paint(cairo, report::Typesetter(), list, 0, 0);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    Picture picture{width, height, {}};
    auto const* const bytes = cairo_image_surface_get_data(surface);
    auto const stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            auto const word = reinterpret_cast<std::uint32_t const*>(bytes + y * stride)[x];
            picture.pixels.push_back({static_cast<std::uint8_t>(word >> 16), static_cast<std::uint8_t>(word >> 8),
                                      static_cast<std::uint8_t>(word), 255});
        }
    cairo_surface_destroy(surface);
    return picture;
}

double share_apart(Picture const& a, Picture const& b) {
    auto const is_apart = [](render::Pixel p, render::Pixel q) {
        return std::max({std::abs(p.r - q.r), std::abs(p.g - q.g), std::abs(p.b - q.b)}) > 16;
    };
    std::size_t apart = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) apart += is_apart(a.pixels[i], b.pixels[i]) ? 1 : 0;
    return static_cast<double>(apart) / static_cast<double>(a.pixels.size());
}

void keep(Picture const& picture, std::string const& name) {
    if (char const* folder = std::getenv("VIGIE_KEEP_PICTURES")) write_png(picture, std::string(folder) + "/" + name + ".png");
}

std::vector<scene::PxItem> overlay_of(scene::DrawList const& list) {
    std::vector<scene::PxItem> all;
    for (auto const& item : list.items)
        if (auto const* const overlay = std::get_if<scene::DrawOverlay>(&item))
            all.insert(all.end(), overlay->items.begin(), overlay->items.end());
    return all;
}

constexpr Case cases[]{{"classes", scene::Colouring::severity},
                       {"classes, a street", scene::Colouring::severity, scene::ZoneFill::none, false, 12},
                       {"classes, dark", scene::Colouring::severity, scene::ZoneFill::none, false, 3, true},
                       {"class and change", scene::Colouring::dynamics, scene::ZoneFill::none, false, 3},
                       {"kinds", scene::Colouring::clusters, scene::ZoneFill::none, false, 3},
                       {"density", scene::Colouring::severity, scene::ZoneFill::none, true},
                       {"zones", scene::Colouring::severity, scene::ZoneFill::severity}};

}

TEST_CASE("a map is the same from OpenGL and from Cairo, outside text", "[app][gl]") {
    VIGIE_NEEDS_GL();
    auto const each = GENERATE(from_range(std::begin(cases), std::end(cases)));
    CAPTURE(each.name);
    auto list = list_of(each, render::FontTextMeasure());
    leave_text_out(list);
    auto const by_gl = render::test::drawn(list), printed = by_cairo(list);
    keep(by_gl, std::string(each.name) + " gl");
    keep(printed, std::string(each.name) + " cairo");
    CHECK(share_apart(by_gl, printed) <= 0.01);
    CHECK(by_gl == render::test::drawn(list));
    CHECK(printed == by_cairo(list));
}

TEST_CASE("labels have the same box in the window and in print, to a pixel", "[app][gl]") {
    auto const each = GENERATE(from_range(std::begin(cases), std::end(cases)));
    CAPTURE(each.name);
    render::FontTextMeasure const screen;
    report::Typesetter const print;
    auto const shown = overlay_of(list_of(each, screen)), printed = overlay_of(list_of(each, print));
    REQUIRE(shown.size() == printed.size());
    std::size_t texts = 0;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        REQUIRE(shown[i].index() == printed[i].index());
        if (auto const* const a = std::get_if<scene::PxText>(&shown[i])) {
            auto const& b = std::get<scene::PxText>(printed[i]);
            CAPTURE(a->text, a->x, b.x, a->y, b.y);
            CHECK(a->text == b.text);
            CHECK(std::abs(a->x - b.x) <= 1);
            CHECK(std::abs(a->y - b.y) <= 1);
            CHECK(std::abs(a->x + screen.measure(a->text, a->font).width - b.x - print.measure(b.text, b.font).width) <= 1);
            ++texts;
        }
        if (auto const* const a = std::get_if<scene::PxRect>(&shown[i])) {
            auto const& b = std::get<scene::PxRect>(printed[i]);
            CAPTURE(a->x, b.x, a->width, b.width);
            CHECK(std::abs(a->x - b.x) <= 1);
            CHECK(std::abs(a->y - b.y) <= 1);
            CHECK(std::abs(a->x + a->width - b.x - b.width) <= 1);
            CHECK(std::abs(a->y + a->height - b.y - b.height) <= 1);
        }
    }
    CHECK(texts >= 5);
}
