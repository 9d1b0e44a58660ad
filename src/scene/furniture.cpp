#include "scene/detail/furniture.hpp"

#include "scene/detail/residence_plan.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vigie::scene {

ClassCounts class_counts(ResidenceContent const& residences) {
    ClassCounts counts;
    for (auto const& mark : residences.marks)
        if (!mark.is_filtered_out) ++counts.count[static_cast<int>(mark.severity)];
    return counts;
}

}

namespace vigie::scene::detail {

namespace {

constexpr double edge_px = 12;
constexpr double plate_share = 0.88;

/// Puts text and shapes at pixel places given at 100 %.
class Pen {
  public:
    Pen(MapStyle const& style, View const& view, TextMeasure const& text, DrawOverlay& overlay)
        : theme(*style.theme), ui_(view.ui_scale), text_(text), overlay_(overlay) {}

    [[nodiscard]] double width(std::string const& s, double size, FontWeight weight = FontWeight::regular) const {
        return text_.measure(s, font(size, weight)).width;
    }
    void text(double x, double baseline, std::string const& s, double size, Rgba colour, FontWeight weight = FontWeight::regular) {
        overlay_.items.emplace_back(PxText{.x = f(x), .y = f(baseline), .text = s, .font = font(size, weight), .colour = colour,
                                           .halo_width = 0, .halo = {}});
    }
    void rect(PxBox const& box, std::optional<Rgba> fill, std::optional<Stroke> line, double radius = 0, bool is_hatched = false) {
        overlay_.items.emplace_back(PxRect{.x = f(box.x0), .y = f(box.y0), .width = f(box.width()), .height = f(box.height()),
                                           .radius = f(radius * ui_), .fill = fill, .line = line, .is_hatched = is_hatched,
                                           .hatch = theme.hatch});
    }
    void path(std::vector<View::Pixel> points, bool is_closed, std::optional<Rgba> fill, std::optional<Stroke> line) {
        overlay_.items.emplace_back(PxPath{std::move(points), is_closed, fill, line});
    }
    void disc(double x, double y, double radius, std::optional<Rgba> fill, std::optional<Stroke> line) {
        overlay_.items.emplace_back(PxDisc{f(x), f(y), f(radius), fill, line});
    }
    [[nodiscard]] Stroke stroke(Rgba colour, double width, Dash dash = {}) const {
        return {colour, f(width * ui_), {f(dash.on * ui_), f(dash.off * ui_)}};
    }
    [[nodiscard]] double ui() const { return ui_; }

    Theme const& theme;

  private:
    static float f(double v) { return static_cast<float>(v); }
    [[nodiscard]] Font font(double size, FontWeight weight) const { return {f(size * ui_), weight}; }

    double ui_;
    TextMeasure const& text_;
    DrawOverlay& overlay_;
};

PxBox draw_scale_bar(Pen& pen, View const& view) {
    double const u = pen.ui(), metres = scale_bar_metres(view, 110 * u), length = metres / view.metres_per_px;
    std::string const label = text::distance(metres);
    double const x = edge_px * u, y = view.height_px - edge_px * u;
    PxBox const plate{x - 4 * u, y - 18 * u, x + length + 14 * u + pen.width(label, 12), y + 4 * u};
    pen.rect(plate, with_alpha(pen.theme.panel, plate_share), std::nullopt, 2);
    double const foot = y - 4 * u, tick = 6 * u;
    pen.path({{x, foot - tick}, {x, foot}, {x + length, foot}, {x + length, foot - tick}}, false, std::nullopt,
             pen.stroke(pen.theme.text, 1.5));
    pen.text(x + length + 8 * u, y - 3 * u, label, 12, pen.theme.text);
    return plate;
}

PxBox draw_credits(Pen& pen, View const& view, std::vector<std::string> const& credits) {
    std::string line;
    for (auto const& credit : credits) line += (line.empty() ? "" : " · ") + credit;
    double const u = pen.ui(), width = pen.width(line, 12);
    double const x = view.width_px - edge_px * u - width, y = view.height_px - edge_px * u;
    PxBox const plate{x - 4 * u, y - 16 * u, x + width + 4 * u, y + 4 * u};
    pen.rect(plate, with_alpha(pen.theme.panel, plate_share), std::nullopt, 2);
    pen.text(x, y - 2 * u, line, 12, pen.theme.text2);
    return plate;
}

/// A needle half dark, half light, turned to true north, with its letter.
PxBox draw_north(Pen& pen, View const& view, double convergence_degrees) {
    double const u = pen.ui(), angle = convergence_degrees * std::numbers::pi / 180;
    double const cx = view.width_px - 32 * u, cy = edge_px * u + 32 * u;
    PxBox const plate = PxBox::around(cx, cy, 16 * u, 30 * u);
    pen.rect(plate, with_alpha(pen.theme.panel, plate_share), std::nullopt, 2);
    auto const turned = [&](double x, double y) {
        return View::Pixel{cx + (x * std::cos(angle) - y * std::sin(angle)) * u, cy + 6 * u + (x * std::sin(angle) + y * std::cos(angle)) * u};
    };
    auto const line = pen.stroke(pen.theme.ink, 1);
    pen.path({turned(0, -17), turned(6, 3), turned(0, 0)}, true, pen.theme.ink, line);
    pen.path({turned(0, -17), turned(-6, 3), turned(0, 0)}, true, pen.theme.panel, line);
    pen.path({turned(0, 17), turned(6, 3), turned(0, 0)}, true, pen.theme.panel, line);
    pen.path({turned(0, 17), turned(-6, 3), turned(0, 0)}, true, pen.theme.ink, line);
    std::string const north = text::tr_in("compass", "N");
    pen.text(cx + std::sin(angle) * 17 * u - pen.width(north, 12, FontWeight::semibold) / 2, cy - 15 * u, north, 12, pen.theme.text,
             FontWeight::semibold);
    return plate;
}

PxBox draw_fictitious(Pen& pen, View const& view) {
    std::string const tag = text::tr("Fictitious data");
    double const u = pen.ui(), half = pen.width(tag, 12, FontWeight::semibold) / 2 + 10 * u;
    PxBox const plate{view.width_px / 2 - half, edge_px * u, view.width_px / 2 + half, edge_px * u + 22 * u};
    pen.rect(plate, pen.theme.warn_soft, std::nullopt, 4);
    pen.text(plate.x0 + 10 * u, plate.y0 + 15.5 * u, tag, 12, pen.theme.warn, FontWeight::semibold);
    return plate;
}

struct LegendRow {
    core::SeverityClass severity;
    std::string word, limits, count;
};

std::vector<LegendRow> legend_rows(ResidenceContent const& residences, MapStyle const& style) {
    auto const counts = class_counts(residences);
    auto const limit = [&](std::size_t i) { return text::decimal(style.class_limits[i], 0); };
    std::string const dash = "–";
    char const* const words[] = {VIGIE_N_("Ordinary"), VIGIE_N_("To watch"), VIGIE_N_("Complex"), VIGIE_N_("Very complex"),
                                 VIGIE_N_("Not scored")};
    std::string const limits[] = {"< " + limit(0), limit(0) + dash + limit(1), limit(1) + dash + limit(2), "≥ " + limit(2), ""};
    std::vector<LegendRow> rows;
    for (auto const c : core::all_classes) {
        auto const i = static_cast<std::size_t>(c);
        rows.push_back({c, text::tr(words[i]), limits[i], text::integer(static_cast<std::int64_t>(counts[c]))});
    }
    return rows;
}

void draw_class_row(Pen& pen, LegendRow const& row, PxBox const& line) {
    double const u = pen.ui();
    bool const is_scored = row.severity != core::SeverityClass::not_scored;
    PxBox const chip{line.x0, line.y0 + 2 * u, line.x0 + 18 * u, line.y0 + 20 * u};
    pen.rect(chip, pen.theme.fill(row.severity), pen.stroke(pen.theme.symbol_line, 1), 4, !is_scored);
    if (is_scored) {
        std::string const letter(1, core::letter(row.severity));
        pen.text((chip.x0 + chip.x1 - pen.width(letter, 12, FontWeight::semibold)) / 2, chip.y0 + 13.4 * u, letter, 12,
                 pen.theme.on_fill(row.severity), FontWeight::semibold);
    }
    double const baseline = line.y0 + 15.5 * u;
    pen.text(line.x0 + 26 * u, baseline, row.word, 12.5, pen.theme.text);
    double const count = line.x1 - pen.width(row.count, 12.5, FontWeight::semibold);
    pen.text(count, baseline, row.count, 12.5, pen.theme.text, FontWeight::semibold);
    pen.text(line.x1 - 48 * u - pen.width(row.limits, 12), baseline, row.limits, 12, pen.theme.text3);
}

constexpr int circle_sizes[] = {165, 60, 18};

void draw_circle_sizes(Pen& pen, PxBox const& block, RadiusRule const& radius) {
    double const u = pen.ui(), largest = radius(circle_sizes[0]);
    double const cx = block.x0 + largest + u, foot = block.y1 - 4 * u;
    double label_y = foot - 2 * largest + 4 * u;
    for (int const n : circle_sizes) {
        double const r = radius(n);
        pen.disc(cx, foot - r, r, std::nullopt, pen.stroke(pen.theme.symbol_line, 1.25));
        double const label_x = block.x0 + 2 * largest + 16 * u;
        pen.path({{cx, foot - 2 * r}, {label_x - 6 * u, foot - 2 * r}, {label_x - 3 * u, label_y - 4 * u}}, false, std::nullopt,
                 pen.stroke(pen.theme.neutral, 0.75));
        pen.text(label_x, label_y, text::integer(n), 12, pen.theme.text2);
        label_y = std::max(label_y + 14 * u, foot - 2 * radius(circle_sizes[2]) + 4 * u - 14 * u);
    }
    pen.text(block.x0 + 2 * largest + 52 * u, foot - largest + 4 * u, text::tr("dwellings (disc area)"), 12, pen.theme.text2);
}

/// Samples of the foyer lines that are on the map.
std::vector<std::pair<std::string, Dash>> foyer_lines(MapContent const& content) {
    bool solid = false, fragile = false, to_verify = false;
    for (auto const& foyer : content.foyers) {
        to_verify = to_verify || foyer.is_to_verify;
        fragile = fragile || (!foyer.is_to_verify && foyer.is_solid == false);
        solid = solid || (!foyer.is_to_verify && foyer.is_solid != false);
    }
    std::vector<std::pair<std::string, Dash>> lines;
    if (solid) lines.emplace_back(fragile ? text::tr("Cluster, solid") : text::tr("Cluster"), Dash{});
    if (fragile) lines.emplace_back(text::tr("Cluster, fragile"), Dash{9, 6});
    if (to_verify) lines.emplace_back(text::tr("To check on site"), Dash{4, 4});
    return lines;
}

PxBox draw_legend(Pen& pen, MapContent const& content, MapStyle const& style, View const& view, double foot) {
    double const u = pen.ui(), row = 23 * u, pad = 12 * u;
    RadiusRule const radius(view, symbol_factor(*content.residences, style, view));
    auto const rows = legend_rows(*content.residences, style);
    auto const lines = style.show_foyers ? foyer_lines(content) : std::vector<std::pair<std::string, Dash>>{};
    double const circles = std::max(44 * u, 2.0 * radius(circle_sizes[0]) + 12 * u);
    double width = 220 * u;
    for (auto const& r : rows)
        width = std::max(width, 26 * u + pen.width(r.word, 12.5) + 16 * u + pen.width(r.limits, 12) + 48 * u);
    width = std::max(width, 2.0 * radius(circle_sizes[0]) + 56 * u +
                                pen.width(text::tr("dwellings (disc area)"), 12));
    double const height = 2 * pad + 20 * u + row * static_cast<double>(rows.size()) + circles + 20 * u * static_cast<double>(lines.size());
    double const x = edge_px * u;
    PxBox const plate{x, foot - height, x + width + 2 * pad, foot};
    pen.rect(plate, with_alpha(pen.theme.panel, 0.96), pen.stroke(pen.theme.strong, 1), 8);
    double y = plate.y0 + pad;
    pen.text(x + pad, y + 11 * u, text::tr("Situation class"), 12, pen.theme.text2, FontWeight::semibold);
    y += 20 * u;
    for (auto const& r : rows) {
        draw_class_row(pen, r, {x + pad, y, plate.x1 - pad, y + row});
        y += row;
    }
    draw_circle_sizes(pen, {x + pad, y, plate.x1 - pad, y + circles}, radius);
    y += circles;
    for (auto const& [word, dash] : lines) {
        double const width_px = dash.on == 4 ? 1.25 : 2.25;
        pen.path({{x + pad, y + 11 * u}, {x + pad + 34 * u, y + 11 * u}}, false, std::nullopt, pen.stroke(pen.theme.ink, width_px, dash));
        pen.text(x + pad + 44 * u, y + 15 * u, word, 12, pen.theme.text);
        y += 20 * u;
    }
    return plate;
}

}

double scale_bar_metres(View const& view, double longest_px) {
    double const longest = longest_px * view.metres_per_px;
    double const decade = std::pow(10, std::floor(std::log10(longest)));
    for (double const step : {5.0, 2.0})
        if (step * decade <= longest) return step * decade;
    return decade;
}

Furniture make_furniture(MapContent const& content, MapStyle const& style, View const& view, TextMeasure const& text,
                         std::vector<std::string> const& credits) {
    Furniture made;
    Pen pen(style, view, text, made.overlay);
    double foot = view.height_px - edge_px * pen.ui();
    if (style.show_scale_bar) {
        made.boxes.push_back(draw_scale_bar(pen, view));
        foot = made.boxes.back().y0 - 8 * pen.ui();
    }
    if (style.show_credits && !credits.empty()) made.boxes.push_back(draw_credits(pen, view, credits));
    if (style.show_north_arrow) made.boxes.push_back(draw_north(pen, view, content.convergence_degrees));
    if (style.show_legend && content.residences) made.boxes.push_back(draw_legend(pen, content, style, view, foot));
    if (content.is_fictitious && style.show_fictitious) made.boxes.push_back(draw_fictitious(pen, view));
    for (auto const& box : style.reserved_px)
        made.boxes.push_back({box.min_x, box.min_y, box.max_x, box.max_y});
    return made;
}

}
