// The map of R residences and 50 176 zones of 96 vertices, at 1920x1080, off screen: redrawn in full at three scales, and dragged.
// Usage: map_bench FOLDER [residences…] — writes the same points and zones into FOLDER as GeoPackage for the peer (map_peer.py) with
// --write; prints a Markdown table of milliseconds by the clock, medians.
#include "app/window_map.hpp"
#include "core/random.hpp"
#include "core/window_heap.hpp"
#include "render/gl_context.hpp"
#include "render/map_renderer.hpp"
#include "render/text_measure.hpp"
#include "scene/map_scene.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numbers>
#include <string>
#include <vector>

using namespace vigie;

namespace {

constexpr int zones_a_side = 224, points_a_side = 24;
constexpr double zone_m = 450, west = 300'000, south = 6'750'000; // of Lambert-93: 100 km of Brittany
constexpr int width = 1920, height = 1080;

/// A point along the border between two zones: a wave, so that a limit is no straight line.
core::Projected wave(double along, double across, bool is_vertical) {
    double const shift = 30 * std::sin(along / 37) + 12 * std::sin(along / 11 + across);
    return is_vertical ? core::Projected{west + across + shift, south + along} : core::Projected{west + along, south + across + shift};
}

core::MultiPolygon zone_shape(int column, int row) {
    core::Ring ring;
    double const x0 = column * zone_m, y0 = row * zone_m, step = zone_m / points_a_side;
    auto const corner = [&](int c, int r) { return core::Projected{west + c * zone_m, south + r * zone_m}; };
    ring.push_back(corner(column, row));
    for (int i = 1; i < points_a_side; ++i) ring.push_back(wave(x0 + i * step, y0, false));
    ring.push_back(corner(column + 1, row));
    for (int i = 1; i < points_a_side; ++i) ring.push_back(wave(y0 + i * step, x0 + zone_m, true));
    ring.push_back(corner(column + 1, row + 1));
    for (int i = points_a_side - 1; i > 0; --i) ring.push_back(wave(x0 + i * step, y0 + zone_m, false));
    ring.push_back(corner(column, row + 1));
    for (int i = points_a_side - 1; i > 0; --i) ring.push_back(wave(y0 + i * step, x0, true));
    ring.push_back(ring.front());
    return {{ring, {}}};
}

scene::ZoneContent made_zones() {
    auto layer = std::make_shared<scene::AreaLayer>();
    layer->version = 1;
    scene::ZoneContent zones;
    for (int row = 0; row < zones_a_side; ++row)
        for (int column = 0; column < zones_a_side; ++column) {
            layer->areas.push_back(zone_shape(column, row));
            layer->boxes.push_back(core::bounds(layer->areas.back()));
            scene::ZoneMark mark;
            core::CounterRandom random(7, layer->areas.size());
            mark.severity = static_cast<core::SeverityClass>(random.below(5));
            mark.name = "Quartier " + std::to_string(layer->areas.size());
            mark.label_at = layer->boxes.back().centre();
            zones.marks.push_back(std::move(mark));
        }
    zones.borders = std::make_shared<scene::LineLayer const>(scene::shared_borders(*layer));
    zones.areas = std::move(layer);
    return zones;
}

/// Half scattered, half in towns.
std::shared_ptr<scene::ResidenceContent const> made_residences(std::size_t count) {
    auto residences = std::make_shared<scene::ResidenceContent>();
    residences->version = 1;
    residences->marks.resize(count);
    residences->names = std::make_shared<scene::Names const>(std::vector<std::string>(count));
    double const side = zones_a_side * zone_m;
    for (std::size_t i = 0; i < count; ++i) {
        core::CounterRandom random(11, i);
        auto& mark = residences->marks[i];
        double x = side * random.uniform(), y = side * random.uniform();
        if (i % 2 == 0) {
            core::CounterRandom town(13, random.below(200));
            double const angle = 2 * std::numbers::pi * random.uniform(), reach = 2'500 * std::sqrt(-std::log(1 - random.uniform()));
            x = side * town.uniform() + reach * std::cos(angle);
            y = side * town.uniform() + reach * std::sin(angle);
        }
        mark.at = {west + x, south + y};
        mark.index = static_cast<std::uint32_t>(i);
        mark.dwellings = 4 + static_cast<int>(random.below(120));
        double const draw = random.uniform();
        mark.severity = draw < 0.55   ? core::SeverityClass::a
                        : draw < 0.8  ? core::SeverityClass::b
                        : draw < 0.92 ? core::SeverityClass::c
                        : draw < 0.97 ? core::SeverityClass::d
                                      : core::SeverityClass::not_scored;
    }
    scene::reckon_places(*residences);
    return residences;
}

double now_ms() {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double median(std::vector<double> values) {
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
    return values[values.size() / 2];
}

struct Bench {
    scene::MapContent content;
    scene::MapStyle style;
    render::FontTextMeasure text;
    render::MapRenderer renderer;
    render::Framebuffer window{width, height};

    [[nodiscard]] scene::DrawList build(scene::View const& view) const { return scene::build_map(content, style, {}, view, text); }

    void finish() { renderer.finish(); }

    double redraw_ms(double denominator) {
        std::vector<double> times;
        for (int run = 0; run < 7; ++run) {
            scene::View view = scene::at_scale(scene::fitted(content.extent, width, height, 1, 20), denominator);
            view.centre.x += 3'000 + 40 * run;
            double const start = now_ms();
            renderer.draw(build(view), window);
            finish();
            times.push_back(now_ms() - start);
        }
        return median(times);
    }

    /// As a hand drags: some px a frame for two seconds of frames, then it rests.
    std::pair<double, double> drag_ms(double denominator) {
        app::WindowMapCache cache;
        app::WindowMap map{.where = {0, 0, width, height}, .view = {}, .key = 1, .build = [&](scene::View const& v) { return build(v); }, .over = {}};
        map.view = scene::at_scale(scene::fitted(content.extent, width, height, 1, 20), denominator);
        map.over.view = map.view;
        std::vector<double> times;
        for (int frame = 0; frame < 122; ++frame) {
            if (frame > 1) map.view = scene::panned(map.view, 7.25, -3.5);
            double const start = now_ms();
            (void)cache.show(map, renderer, window);
            finish();
            if (frame > 1) times.push_back(now_ms() - start);
        }
        return {median(times), *std::ranges::max_element(times)};
    }
};

void write_for_peer(std::string const& path, scene::MapContent const& content) {
    GDALAllRegister();
    auto* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    GDALDataset* const file = driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    OGRSpatialReference lambert;
    lambert.importFromEPSG(2154);
    char const letters[] = "ABCDN";
    auto const make = [&](char const* name, OGRwkbGeometryType kind) {
        auto* const layer = file->CreateLayer(name, &lambert, kind, nullptr);
        OGRFieldDefn severity("class", OFTString), dwellings("dwellings", OFTInteger);
        (void)layer->CreateField(&severity);
        (void)layer->CreateField(&dwellings);
        return layer;
    };
    (void)file->StartTransaction();
    auto* const zones = make("zones", wkbPolygon);
    auto const& areas = *content.zones.front().areas;
    for (std::size_t i = 0; i < areas.areas.size(); ++i) {
        OGRFeature feature(zones->GetLayerDefn());
        OGRPolygon polygon;
        OGRLinearRing ring;
        for (auto const& p : areas.areas[i].front().outer) ring.addPoint(p.x, p.y);
        polygon.addRing(&ring);
        feature.SetGeometry(&polygon);
        feature.SetField("class", std::string(1, letters[static_cast<int>(content.zones.front().marks[i].severity)]).c_str());
        if (zones->CreateFeature(&feature) != OGRERR_NONE) std::abort();
    }
    auto* const points = make("residences", wkbPoint);
    for (auto const& mark : content.residences->marks) {
        OGRFeature feature(points->GetLayerDefn());
        OGRPoint point(mark.at.x, mark.at.y);
        feature.SetGeometry(&point);
        feature.SetField("class", std::string(1, letters[static_cast<int>(mark.severity)]).c_str());
        feature.SetField("dwellings", mark.dwellings);
        if (points->CreateFeature(&feature) != OGRERR_NONE) std::abort();
    }
    (void)file->CommitTransaction();
    GDALClose(file);
}

}

int main(int argc, char** argv) {
    bool const writes = argc > 2 && std::string(argv[1]) == "--write";
    std::string const folder = writes ? argv[2] : "";
    std::vector<std::size_t> sizes;
    for (int i = writes ? 3 : 1; i < argc; ++i) sizes.push_back(static_cast<std::size_t>(std::atoll(argv[i])));
    if (sizes.empty()) sizes = {10'000, 200'000, 5'000'000};
    core::ready_window_heap(); // as the window does
    render::HeadlessContext const context;
    std::printf("%s\n\n| residences | first | whole | 1:100 000 | 1:10 000 | dragged, whole | longest | dragged, 1:10 000 | longest |\n"
                "|---|---|---|---|---|---|---|---|---|\n",
                render::gl_description().c_str());
    auto const zones = made_zones();
    for (auto const size : sizes) {
        Bench bench;
        bench.content.zones.push_back(zones);
        bench.content.residences = made_residences(size);
        bench.content.extent = {west, south, west + zones_a_side * zone_m, south + zones_a_side * zone_m};
        if (writes) write_for_peer(folder + "/map_" + std::to_string(size) + ".gpkg", bench.content);
        double const whole = scene::fitted(bench.content.extent, width, height, 1, 20).scale_denominator();
        double const start = now_ms();
        bench.renderer.draw(bench.build(scene::fitted(bench.content.extent, width, height, 1, 20)), bench.window);
        bench.finish();
        double const first = now_ms() - start;
        double const far = bench.redraw_ms(whole), middle = bench.redraw_ms(100'000), near = bench.redraw_ms(10'000);
        auto const far_drag = bench.drag_ms(whole), near_drag = bench.drag_ms(10'000);
        std::printf("| %zu | %.0f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |\n", size, first, far, middle, near, far_drag.first,
                    far_drag.second, near_drag.first, near_drag.second);
        std::fflush(stdout);
    }
}
