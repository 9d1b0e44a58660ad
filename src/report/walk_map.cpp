#include "report/detail/walk_map.hpp"

#include "dossier/map_content.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vigie::report {

namespace {

constexpr double mm = points_per_mm, pt_per_px = 0.6;
constexpr double margin_mm = 11, disc_mm = 2.5, lead_from_mm = 1.2;
constexpr std::array scales{2'500.0,  4'000.0,  5'000.0,  7'500.0,  10'000.0, 12'500.0,
                            15'000.0, 20'000.0, 25'000.0, 50'000.0, 100'000.0};
constexpr scene::Rgba building_of_stop = scene::rgb(0xB9B4A9);

struct NumberedStop {
    std::size_t place = 0; ///< in walk.stops
    int number = 0;
    bool is_bold = false;
    scene::View::Pixel at;
};

scene::View view_of(core::Box const& box, double width_mm, double height_mm, double& scale) {
    double const room_x = (width_mm - 2 * margin_mm) / 1000, room_y = (height_mm - 2 * margin_mm) / 1000;
    double const needed = std::max(box.width() / room_x, box.height() / room_y);
    auto const fitting = std::ranges::find_if(scales, [&](double n) { return n >= needed; });
    scale = fitting == scales.end() ? needed : *fitting;
    return {.centre = box.centre(),
            .metres_per_px = scale * 0.0254 / 72,
            .width_px = width_mm * mm,
            .height_px = height_mm * mm,
            .ui_scale = pt_per_px};
}

std::shared_ptr<scene::AreaLayer const> areas_of(std::vector<core::MultiPolygon> shapes) {
    auto layer = std::make_shared<scene::AreaLayer>();
    for (auto& shape : shapes) {
        layer->boxes.push_back(core::bounds(shape));
        layer->areas.push_back(std::move(shape));
    }
    return layer;
}

/// The zone's limit and the buildings of the stops, over the ground.
void add_places(scene::DrawList& list, dossier::Snapshot const& snapshot, core::Walk const& walk) {
    std::vector<core::MultiPolygon> buildings, limits;
    for (auto const& stop : walk.stops) {
        auto const row = snapshot.row_of.find(stop.residence.value_or(core::ResidenceId{})); // none has no row
        if (!row) continue;
        if (auto const& building = snapshot.footprint(*row); !building.empty()) buildings.push_back(building);
    }
    if (!walk.zone.empty() && !snapshot.zone_layers.empty())
        for (auto const& zone : snapshot.zone_layers.front().zones)
            if (zone.code == walk.zone) limits.push_back(zone.shape);
    auto const stops = areas_of(std::move(buildings)), zone = areas_of(std::move(limits));
    list.items.emplace_back(scene::FillAreas{
        .layer = stops, .palette = {building_of_stop}, .hatched = {false}, .fill_of = nullptr, .hatch = {}});
    list.items.emplace_back(scene::StrokeAreas{stops, {paper::ink, 0.5F, {}}, nullptr});
    list.items.emplace_back(scene::StrokeAreas{zone, {paper::ink, 0.9F, {4, 2.5}}, nullptr});
}

void add_line(scene::DrawList& list, core::Walk const& walk) {
    auto layer = std::make_shared<scene::LineLayer>();
    layer->lines.push_back({core::route(walk)});
    layer->boxes.push_back(core::bounds(layer->lines.back()));
    list.items.emplace_back(scene::StrokeLines{layer, {paper::white, 3.2F, {}}});
    list.items.emplace_back(scene::StrokeLines{layer, {paper::navy, 1.7F, {}}});
}

std::vector<NumberedStop> stops_in(core::Walk const& walk, std::span<std::size_t const> bold, scene::View const& view) {
    std::vector<NumberedStop> seen;
    int number = 0;
    for (auto const place : core::numbered_stops(walk)) {
        ++number;
        auto const at = view.to_pixel(walk.stops[place].at);
        double const edge = disc_mm * mm;
        bool const is_inside =
            at.x >= edge && at.y >= edge && at.x <= view.width_px - edge && at.y <= view.height_px - edge;
        bool const is_bold = std::ranges::find(bold, place) != bold.end();
        if (is_inside || is_bold) seen.push_back({place, number, is_bold, at});
    }
    return seen;
}

void add_numbers(scene::DrawList& list, std::vector<NumberedStop> const& stops, std::span<core::Box const> taken,
                 Typesetter const& typesetter) {
    std::vector<Circle> circles;
    for (auto const& stop : stops)
        circles.push_back({stop.at.x, stop.at.y});
    move_apart(circles, disc_mm * mm + 0.4, list.view.width_px, list.view.height_px, taken);
    scene::DrawOverlay overlay;
    auto const f = [](double v) { return static_cast<float>(v); };
    for (std::size_t i = 0; i < stops.size(); ++i)
        if (std::hypot(circles[i].x - stops[i].at.x, circles[i].y - stops[i].at.y) > lead_from_mm * mm) {
            overlay.items.emplace_back(scene::PxPath{
                {stops[i].at, {circles[i].x, circles[i].y}}, false, {}, scene::Stroke{paper::ink, 0.7F, {}}});
            overlay.items.emplace_back(
                scene::PxDisc{f(stops[i].at.x), f(stops[i].at.y), 1.6F, paper::ink, std::nullopt});
        }
    for (std::size_t i = 0; i < stops.size(); ++i) {
        bool const bold = stops[i].is_bold;
        scene::Font const font{7.4F, bold ? scene::FontWeight::bold : scene::FontWeight::semibold};
        auto const words = std::to_string(stops[i].number);
        overlay.items.emplace_back(scene::PxDisc{f(circles[i].x), f(circles[i].y), f(disc_mm * mm),
                                                 bold ? paper::ink : paper::white,
                                                 scene::Stroke{bold ? paper::white : paper::ink, 0.8F, {}}});
        overlay.items.emplace_back(scene::PxText{.x = f(circles[i].x) - typesetter.measure(words, font).width / 2,
                                                 .y = f(circles[i].y) + 2.7F,
                                                 .text = words,
                                                 .font = font,
                                                 .colour = bold ? paper::white : paper::ink,
                                                 .halo_width = 0,
                                                 .halo = {}});
    }
    list.items.emplace_back(std::move(overlay));
}

}

void move_apart(std::vector<Circle>& circles, double radius, double width, double height,
                std::span<core::Box const> taken) {
    for (int round = 0; round < 200; ++round) {
        bool has_moved = false;
        for (std::size_t i = 0; i < circles.size(); ++i)
            for (std::size_t j = i + 1; j < circles.size(); ++j) {
                double dx = circles[j].x - circles[i].x, dy = circles[j].y - circles[i].y;
                double const apart = std::hypot(dx, dy);
                if (apart >= 2 * radius - 1e-6) continue;
                if (apart < 1e-6) dx = std::cos(static_cast<double>(j)), dy = std::sin(static_cast<double>(j));
                double const push = (2 * radius - apart) / 2 / std::max(std::hypot(dx, dy), 1e-9);
                circles[i].x -= dx * push, circles[i].y -= dy * push;
                circles[j].x += dx * push, circles[j].y += dy * push;
                has_moved = true;
            }
        for (auto& circle : circles) {
            for (auto const& box : taken) {
                auto const around = box.grown(radius);
                if (!around.contains({circle.x, circle.y})) continue;
                double const left = circle.x - around.min_x, right = around.max_x - circle.x,
                             up = circle.y - around.min_y, down = around.max_y - circle.y;
                // Towards the inside of the frame by the shortest way.
                bool const to_left = around.min_x > width / 2, to_top = around.min_y > height / 2;
                double const sideways = to_left ? left : right, upright = to_top ? up : down;
                if (sideways < upright)
                    circle.x += to_left ? -sideways - 1e-6 : sideways + 1e-6;
                else
                    circle.y += to_top ? -upright - 1e-6 : upright + 1e-6;
                has_moved = true;
            }
            circle.x = std::clamp(circle.x, radius, width - radius);
            circle.y = std::clamp(circle.y, radius, height - radius);
        }
        if (!has_moved) return;
    }
}

WalkMap walk_map(Page const& page, dossier::Snapshot const& snapshot, core::Walk const& walk,
                 std::span<std::size_t const> bold, double width_mm, double height_mm) {
    WalkMap map;
    core::Box box;
    for (auto const place : bold)
        box.include(walk.stops[place].at);
    if (box.is_empty()) box = snapshot.extent;
    auto const view = view_of(box, width_mm, height_mm, map.scale);
    auto content = dossier::map_content(snapshot);
    content.residences.reset();
    content.zones.clear();
    content.foyers.clear();
    content.is_fictitious = false; // the header says it
    scene::MapStyle style;
    style.show_north_arrow = true;
    style.show_credits = false;
    map.list = scene::build_map(content, style, {}, view, page.typesetter());
    auto const furniture = scene::furniture_boxes(content, style, view, page.typesetter());
    // Under the furniture, which came last.
    std::optional<scene::DrawItem> last;
    if (!map.list.items.empty() && std::holds_alternative<scene::DrawOverlay>(map.list.items.back())) {
        last = std::move(map.list.items.back());
        map.list.items.pop_back();
    }
    add_places(map.list, snapshot, walk);
    add_line(map.list, walk);
    if (last) map.list.items.push_back(std::move(*last));
    add_numbers(map.list, stops_in(walk, bold, view), furniture, page.typesetter());
    return map;
}

std::string walk_map_note(dossier::Snapshot const& snapshot, core::Walk const& walk, WalkMap const& map) {
    std::string note = text::tr("1:{0}. Line: the way, as straight as it is drawn. Black numbers: stops of this page.",
                                {text::integer(static_cast<std::int64_t>(map.scale))});
    if (!walk.zone.empty()) note += " " + text::tr("Dashes: limit of the zone.");
    if (!snapshot.info.crs_name.empty())
        note += " " + text::tr("{0}, convergence {1}°.",
                               {snapshot.info.crs_name, text::decimal(snapshot.convergence_degrees, 1)});
    std::string credits;
    for (auto const& credit : map.list.credits)
        credits += (credits.empty() ? "" : ", ") + credit;
    if (!credits.empty()) note += " " + text::tr("Base map: {0}.", {credits});
    return note;
}

}
