// Parts that draw figures: chips, bars, intervals, changes, sparklines.
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace vigie::ui {

void Ui::class_chip(Rect const& r, core::SeverityClass c) const {
    big_chip(r, c, r.h >= px(40) ? fonts.title : fonts.caption_semibold);
}

void Ui::big_chip(Rect const& r, core::SeverityClass c, ImFont const* font) const {
    float const radius = px(4);
    fill(r, theme.fill(c), radius);
    if (c == core::SeverityClass::not_scored) {
        hatch({r.x + px(1), r.y + px(1), r.w - px(2), r.h - px(2)}, theme.hatch);
        outline(r, theme.hatch, px(1), radius);
        return;
    }
    text(r, std::string(1, core::letter(c)), font, theme.on_fill(c), Align::centre);
}

void Ui::opinion_chip(Rect const& r, core::SeverityClass c) const {
    float const half = std::min(r.w, r.h) / 2, x = r.x + r.w / 2, y = r.y + r.h / 2;
    disc(x, y, half, theme.panel);
    ring(x, y, half - px(0.75F), theme.ink, px(1.5F));
    text(r, std::string(1, core::letter(c)), fonts.caption_semibold, theme.text, Align::centre);
}

float Ui::pill_width(std::string const& words, bool has_icon) const {
    return width(words, fonts.caption_medium) + px(20) + (has_icon ? px(18) : 0);
}

float Ui::pill(float x, float y, std::string const& words, scene::Rgba ground, scene::Rgba ink,
               char const* icon_code) const {
    Rect const r{x, y, pill_width(words, icon_code != nullptr), px(22)};
    fill(r, ground, r.h / 2);
    float const skip = icon_code != nullptr ? px(18) : 0;
    if (icon_code != nullptr) icon({r.x + px(8), r.y, px(16), r.h}, icon_code, ink, fonts.caption);
    label({r.x + px(10) + skip, r.y, r.w - px(20) - skip, r.h}, words, fonts.caption_medium, ink);
    return r.w;
}

void Ui::change(Rect const& box, double delta, ImFont const* font, Align align) const {
    change(box, core::Change{delta, 0}, font, align);
}

void Ui::change(Rect const& box, core::Change const& change, ImFont const* font, Align align) const {
    double const delta = change.points;
    bool const is_stable = !change.is_clear();
    auto const c = is_stable ? theme.text2 : delta > 0 ? theme.danger : theme.ok;
    auto const figure = delta == 0 ? std::string("0") : text::change(delta);
    float const mark = px(8), gap = px(5), w = width(figure, font);
    float const total = mark + gap + w;
    float const x = align == Align::left    ? box.x
                    : align == Align::right ? box.right() - total
                                            : box.x + (box.w - total) / 2;
    float const cy = std::round(box.y + box.h / 2), half = mark / 2;
    if (is_stable) {
        line(x, cy - px(3), x + mark, cy - px(3), c, px(1.25F));
        line(x, cy + px(1), x + mark, cy + px(1), c, px(1.25F));
    } else {
        triangle(x + half, cy, half, delta > 0, c);
    }
    text({x + mark + gap, box.y, w + px(2), box.h}, figure, font, c);
}

void Ui::triangle(float x, float y, float half, bool is_up, scene::Rgba c) const {
    float const dy = is_up ? -half * 0.7F : half * 0.7F;
    ImVec2 const left{x - half, y - dy}, right{x + half, y - dy}, tip{x, y + dy};
    // Dear ImGui smooths the edges of triangles drawn clockwise.
    ImGui::GetWindowDrawList()->AddTriangleFilled(is_up ? left : right, tip, is_up ? right : left, colour(c));
}

void Ui::bar(Rect const& r, double share, scene::Rgba c) const {
    fill(r, theme.track, px(2));
    fill({r.x, r.y, r.w * static_cast<float>(std::clamp(share, 0.0, 1.0)), r.h}, c, px(2));
}

void Ui::coverage(Rect const& r, double share, double minimum) const {
    bar(r, share, theme.accent);
    float const x = std::round(r.x + r.w * static_cast<float>(minimum));
    fill({x, r.y - px(4), px(2), r.h + px(8)}, theme.ink);
}

void Ui::rank_interval(Rect const& r, int rank, int low, int high, int of) const {
    float const cy = std::round(r.y + r.h / 2);
    fill({r.x, cy - px(1), r.w, px(2)}, theme.track);
    if (rank <= 0 || of <= 1) return;
    auto const at = [&](int n) { return r.x + r.w * static_cast<float>(std::sqrt((n - 1.0) / (of - 1.0))); };
    if (low > 0) fill({at(low), cy - px(3), std::max(px(4), at(high) - at(low)), px(6)}, theme.neutral, px(2));
    fill({std::round(at(rank)) - px(1), cy - px(6), px(3), px(12)}, theme.text, 0);
}

void Ui::sparkline(Rect const& r, std::span<std::optional<double> const> values, scene::Rgba c) const {
    double low = 1e9, high = -1e9;
    for (auto const& v : values)
        if (v) low = std::min(low, *v), high = std::max(high, *v);
    if (high < low) return;
    // At least 20 points of 100 from bottom to top: a flat history stays flat.
    double const middle = (low + high) / 2, half = std::max(10.0, (high - low) / 2);
    for (float const share : {0.25F, 0.75F})
        dashed(r.x, r.y + r.h * share, r.right(), r.y + r.h * share, theme.border, px(1), px(3), px(3));
    std::vector<ImVec2> points;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) continue;
        float const x =
            values.size() > 1 ? r.x + r.w * static_cast<float>(i) / static_cast<float>(values.size() - 1) : r.right();
        points.push_back({x, r.y + r.h * static_cast<float>((middle + half - *values[i]) / (2 * half))});
    }
    ImGui::GetWindowDrawList()->AddPolyline(points.data(), static_cast<int>(points.size()), colour(c), 0, 2 * scale);
    disc(points.back().x, points.back().y, px(3.5F), c);
}

void Ui::class_bar(Rect const& r, std::span<std::size_t const> by_class, bool with_numbers) const {
    std::size_t total = 0;
    for (auto const n : by_class) total += n;
    if (total == 0) return fill(r, theme.track, px(2));
    float x = r.x;
    for (auto const c : core::all_classes) {
        auto const n = by_class[static_cast<std::size_t>(c)];
        if (n == 0) continue;
        float const w = r.w * static_cast<float>(n) / static_cast<float>(total);
        Rect const part{x, r.y, std::max(px(1), w - px(1)), r.h};
        fill(part, theme.fill(c));
        if (c == core::SeverityClass::not_scored) hatch(part, theme.hatch);
        auto const number = text::integer(static_cast<std::int64_t>(n));
        if (with_numbers && c != core::SeverityClass::not_scored && width(number, fonts.caption_semibold) + px(6) < w)
            text(part, number, fonts.caption_semibold, theme.on_fill(c), Align::centre);
        x += w;
    }
}

float Ui::note(float x, float y, float width, char const* icon_code, std::string const& words, scene::Rgba ground,
               scene::Rgba ink) const {
    float const room = width - px(44);
    auto const lines = static_cast<float>(std::max(1, lines_of(words, fonts.caption_medium, room)));
    Rect const r{x, y, width, lines * px(16) + px(14)};
    fill(r, ground, px(6));
    icon({r.x + px(10), r.y + px(7), px(18), px(16)}, icon_code, ink);
    paragraph(r.x + px(34), r.y + px(7), room, words, fonts.caption_medium, ink, px(16));
    return r.h;
}

}
