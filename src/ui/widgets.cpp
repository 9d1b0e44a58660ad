// Shapes, text and icons.
#include "ui/widgets.hpp"

#include "ui/theme.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

ImDrawList& list() { return *ImGui::GetWindowDrawList(); }
ImFont* mutable_font(ImFont const* font) { return const_cast<ImFont*>(font); } // Dear ImGui's own functions take it so

struct Font {
    ImFont const* f;
    [[nodiscard]] ImVec2 size(char const* from, char const* to) const {
        return f->CalcTextSizeA(f->FontSize, 1e9F, 0, from, to);
    }
};

/// Longest beginning that leaves room for « … ».
std::string cut(std::string const& words, ImFont const* font, float room) {
    std::string out = words;
    while (!out.empty()) {
        do out.pop_back();
        while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0x80U); // keep whole characters
        if (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0xC0U) out.pop_back();
        while (!out.empty() && out.back() == ' ') out.pop_back();
        auto const tried = out + "…";
        if (Font{font}.size(tried.data(), tried.data() + tried.size()).x <= room) return tried;
    }
    return out;
}

}

float Ui::px(float design) const {
    float const scaled = std::round(design * scale);
    return design > 0 ? std::max(1.0F, scaled) : scaled;
}

void Ui::fill(Rect const& r, scene::Rgba c, float radius) const {
    if (r.w > 0 && r.h > 0)
        list().AddRectFilled({r.x, r.y}, {r.right(), r.bottom()}, colour(c), std::min(radius, std::min(r.w, r.h) / 2));
}

void Ui::outline(Rect const& r, scene::Rgba c, float width, float radius) const {
    list().AddRect({r.x, r.y}, {r.right(), r.bottom()}, colour(c), radius, 0, width);
}

void Ui::line(float x0, float y0, float x1, float y1, scene::Rgba c, float width) const {
    // Straight lines are rectangles: they stay sharp.
    if (y0 == y1)
        fill({std::min(x0, x1), y0, std::abs(x1 - x0), width}, c);
    else if (x0 == x1)
        fill({x0, std::min(y0, y1), width, std::abs(y1 - y0)}, c);
    else
        list().AddLine({x0, y0}, {x1, y1}, colour(c), width);
}

void Ui::disc(float x, float y, float radius, scene::Rgba c) const {
    list().AddCircleFilled({x, y}, radius, colour(c));
}
void Ui::ring(float x, float y, float radius, scene::Rgba c, float width) const {
    list().AddCircle({x, y}, radius, colour(c), 0, width);
}

void Ui::hatch(Rect const& r, scene::Rgba c) const {
    list().PushClipRect({r.x, r.y}, {r.right(), r.bottom()}, true);
    for (float x = r.x - r.h; x < r.right(); x += px(4))
        list().AddLine({x, r.bottom()}, {x + r.h, r.y}, colour(c), px(1));
    list().PopClipRect();
}

void Ui::dashed(float x0, float y0, float x1, float y1, scene::Rgba c, float width, float on, float off) const {
    float const length = std::hypot(x1 - x0, y1 - y0);
    if (length <= 0) return;
    float const dx = (x1 - x0) / length, dy = (y1 - y0) / length;
    for (float at = 0; at < length; at += on + off) {
        float const end = std::min(at + on, length);
        list().AddLine({x0 + dx * at, y0 + dy * at}, {x0 + dx * end, y0 + dy * end}, colour(c), width);
    }
}

float Ui::width(std::string const& words, ImFont const* font) const {
    return Font{font}.size(words.data(), words.data() + words.size()).x;
}

void Ui::text(Rect const& box, std::string const& words, ImFont const* font, scene::Rgba c, Align align) const {
    if (words.empty() || box.w <= 0) return;
    auto size = Font{font}.size(words.data(), words.data() + words.size());
    bool const is_cut = size.x > box.w + 0.5F;
    std::string const shown = is_cut ? cut(words, font, box.w) : words;
    if (is_cut) size = Font{font}.size(shown.data(), shown.data() + shown.size());
    float const room = box.w - size.x;
    float const x = align == Align::left ? box.x : align == Align::right ? box.x + room : box.x + room / 2;
    float const y = box.y + (box.h - size.y) / 2;
    list().AddText(mutable_font(font), font->FontSize, {std::round(x), std::round(y)}, colour(c), shown.data(),
                   shown.data() + shown.size());
    bool const is_under_pointer = is_cut && ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows) &&
                                  ImGui::IsMouseHoveringRect({box.x, box.y}, {box.right(), box.bottom()});
    if (is_under_pointer) show_tip(words);
}

void Ui::label(Rect const& box, std::string const& words, ImFont const* font, scene::Rgba c, Align align) const {
    hook_.label(words, width(words, font), box.w);
    text(box, words, font, c, align);
}

namespace {

/// The words of a paragraph line by line: where each ends, and where the next begins.
template <typename Line> void each_line(std::string const& words, ImFont const* font, float width, Line const& line) {
    char const* at = words.data();
    char const* const end = at + words.size();
    while (at < end) {
        char const* stop = font->CalcWordWrapPositionA(1, at, end, width);
        if (stop == at) ++stop;
        if (!line(at, stop)) return;
        at = stop;
        while (at < end && (*at == ' ' || *at == '\n')) ++at;
    }
}

}

float Ui::paragraph(float x, float y, float width, std::string const& words, ImFont const* font, scene::Rgba c,
                    float line_height, int max_lines) const {
    float used = 0;
    int i = 0;
    each_line(words, font, width, [&](char const* from, char const* to) {
        bool const is_last = ++i >= max_lines;
        auto const one = is_last ? std::string(from, words.data() + words.size()) : std::string(from, to);
        text({x, y + used, width, line_height}, one, font, c);
        used += line_height;
        return !is_last;
    });
    return used;
}

int Ui::lines_of(std::string const& words, ImFont const* font, float width) const {
    int lines = 0;
    each_line(words, font, width, [&](char const*, char const*) { return ++lines > 0; });
    return lines;
}

std::string Ui::fitting(std::string const& words, std::string const& shorter, ImFont const* font, float room) const {
    return shorter.empty() || width(words, font) <= room ? words : shorter;
}

void Ui::icon(Rect const& box, char const* which, scene::Rgba c, ImFont const* font) const {
    if (font == nullptr) font = fonts.body;
    unsigned code = (static_cast<unsigned>(which[0]) & 0x0FU) << 12U | (static_cast<unsigned>(which[1]) & 0x3FU) << 6U |
                    (static_cast<unsigned>(which[2]) & 0x3FU);
    auto const* glyph = font->FindGlyph(static_cast<ImWchar>(code));
    if (glyph == nullptr) return;
    // Centred by its ink, which the font's own line does not promise.
    float const x = box.x + box.w / 2 - (glyph->X0 + glyph->X1) / 2;
    float const y = box.y + box.h / 2 - (glyph->Y0 + glyph->Y1) / 2;
    font->RenderChar(&list(), font->FontSize, {std::round(x), std::round(y)}, colour(c), static_cast<ImWchar>(code));
}

}
