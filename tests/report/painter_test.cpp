#include "report/detail/ink.hpp"
#include "gis/geometry_ops.hpp"
#include "report/map_painter.hpp"

#include <catch2/catch.hpp>

using namespace vigie;

namespace {

/// 100 × 100 px at 1 m a px, centred on the origin, drawn and read back.
class Picture {
  public:
    explicit Picture(std::vector<scene::DrawItem> items) : surface_(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 100, 100)) {
        scene::DrawList list;
        list.view = {.centre = {0, 0}, .metres_per_px = 1, .width_px = 100, .height_px = 100, .ui_scale = 1};
        list.ground = scene::rgb(0xFFFFFF);
        list.items = std::move(items);
        cairo_t* cairo = cairo_create(surface_);
        report::Typesetter const typesetter;
        report::paint(cairo, typesetter, list, 0, 0);
        cairo_destroy(cairo);
        cairo_surface_flush(surface_);
    }
    ~Picture() { cairo_surface_destroy(surface_); }
    Picture(Picture const&) = delete;
    Picture& operator=(Picture const&) = delete;

    [[nodiscard]] std::uint32_t at(int x, int y) const {
        auto const* row = cairo_image_surface_get_data(surface_) + y * cairo_image_surface_get_stride(surface_);
        return reinterpret_cast<std::uint32_t const*>(row)[x] & 0xFFFFFF;
    }

  private:
    cairo_surface_t* surface_;
};

core::Ring square(double half) { return {{-half, -half}, {half, -half}, {half, half}, {-half, half}, {-half, -half}}; }

}

TEST_CASE("a hole in an area shows the ground", "[report][painter]") {
    auto layer = std::make_shared<scene::AreaLayer>();
    layer->areas.push_back({core::Polygon{square(40), {square(10)}}});
    layer->boxes.push_back(core::bounds(layer->areas.front()));
    Picture const picture({scene::FillAreas{.layer = layer, .palette = {scene::rgb(0x6F1233)}, .hatched = {false}, .fill_of = nullptr, .hatch = {}}});
    CHECK(picture.at(20, 50) == 0x6F1233);
    CHECK(picture.at(50, 50) == 0xFFFFFF);
    CHECK(picture.at(5, 50) == 0xFFFFFF);
}

TEST_CASE("an image lies on its ground, its first row in the north, as strong as asked", "[report][painter]") {
    auto image = std::make_shared<scene::GroundImage>();
    image->ground = {-40, -40, 40, 40};
    image->width = image->height = 2;
    for (auto const c : {scene::rgb(0xC44F1D), scene::rgb(0x0000FF), scene::rgb(0x00FF00), scene::Rgba{0, 0, 0, 0}})
        for (auto const part : {c.r, c.g, c.b, c.a}) image->rgba.push_back(part);
    Picture const picture({scene::DrawImage{image, 1}});
    CHECK(picture.at(15, 15) == 0xC44F1D);
    CHECK(picture.at(85, 15) == 0x0000FF);
    CHECK(picture.at(15, 85) == 0x00FF00);
    CHECK(picture.at(86, 86) == 0xFFFFFF);
    CHECK(picture.at(5, 50) == 0xFFFFFF);
    Picture const faded({scene::DrawImage{image, 0.4}});
    CHECK((faded.at(85, 15) & 0xFF) == 0xFF);
    CHECK((faded.at(85, 15) >> 16) == Approx(153).margin(2));
}

TEST_CASE("a hull grows by its distance, round at its corners", "[report][painter]") {
    scene::DrawHull hull;
    hull.outline = gis::grown({core::Polygon{square(20), {}}}, 13, 0.05);
    hull.fill = scene::with_alpha(scene::rgb(0), 0);
    hull.halo = {scene::rgb(0xFFFFFF), 5, {}};
    hull.line = {scene::rgb(0x000000), 3, {}};
    Picture const picture({hull});
    CHECK(picture.at(50 + 33, 50) == 0x000000);
    CHECK(picture.at(50 - 33, 50) == 0x000000);
    CHECK(picture.at(50, 50 - 33) == 0x000000);
    CHECK(picture.at(50 + 20, 50) == 0xFFFFFF);
    // A sharp corner would reach (33, 33); the round one passes at 20 + 13 / √2 = 29.2.
    CHECK(picture.at(50 + 33, 50 - 33) == 0xFFFFFF);
    CHECK(picture.at(50 + 29, 50 - 29 - 1) == 0x000000);
}

TEST_CASE("a hull drawn either way round grows outward", "[report][painter]") {
    auto ring = square(20);
    std::reverse(ring.begin(), ring.end());
    scene::DrawHull hull{.outline = gis::grown({core::Polygon{ring, {}}}, 13, 0.05), .fill = {0, 0, 0, 0}, .halo = {scene::rgb(0xFFFFFF), 5, {}}, .line = {scene::rgb(0), 3, {}}};
    CHECK(Picture({hull}).at(50 + 33, 50) == 0x000000);
}

TEST_CASE("nothing is drawn outside the view", "[report][painter]") {
    auto* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 60, 60);
    auto* cairo = cairo_create(surface);
    scene::DrawList list;
    list.view = {.centre = {0, 0}, .metres_per_px = 1, .width_px = 20, .height_px = 20, .ui_scale = 1};
    list.ground = scene::rgb(0x00FF00);
    scene::DrawSymbols symbols;
    symbols.symbols.push_back({.at = {0, 0}, .radius = 50, .fill = scene::rgb(0xFF0000), .line = scene::rgb(0xFF0000)});
    list.items.emplace_back(symbols);
    report::Typesetter const typesetter;
    report::paint(cairo, typesetter, list, 10, 10);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    auto const at = [&](int x, int y) {
        return reinterpret_cast<std::uint32_t const*>(cairo_image_surface_get_data(surface) + y * cairo_image_surface_get_stride(surface))[x];
    };
    CHECK(at(20, 20) == 0xFFFF0000);
    CHECK(at(5, 20) == 0);
    CHECK(at(35, 20) == 0);
    cairo_surface_destroy(surface);
}
