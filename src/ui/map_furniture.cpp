#include "ui/map_furniture.hpp"

#include "scene/map_scene.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

double bar_metres(double wanted) {
    double const step = std::pow(10.0, std::floor(std::log10(wanted)));
    return step * 5 <= wanted ? step * 5 : step * 2 <= wanted ? step * 2 : step;
}

}

void draw_scale_bar(Ui const& ui, Rect const& map, scene::View const& view, float left, ImFont const* font) {
    bool const is_large = font != nullptr;
    if (!is_large) font = ui.fonts.caption;
    float const k = is_large ? 2 : 1;
    double const step = bar_metres(100 * view.ui_scale * view.metres_per_px);
    float const w = static_cast<float>(step / view.metres_per_px), x = left, y = map.bottom() - ui.px(20 * k);
    auto const words = text::distance(step);
    float const words_width = ui.width(words, font);
    ui.fill({x - ui.px(6), y - ui.px(13 * k), w + words_width + ui.px(22), ui.px(22 * k)},
            scene::with_alpha(ui.theme.land, 0.8), ui.px(4));
    ui.fill({x, y, w, ui.px(2 * k)}, ui.theme.ink);
    for (float const share : {0.0F, 0.5F, 1.0F}) {
        float const tall = ui.px((share == 0.5F ? 4 : 8) * k);
        ui.fill({std::round(x + w * share) - ui.px(1), y - tall, ui.px(2 * k), tall + ui.px(2 * k)}, ui.theme.ink);
    }
    ui.text({x + w + ui.px(8), y - ui.px(12 * k), words_width + ui.px(2), ui.px(20 * k)}, words, font,
            ui.theme.map_text);
}

/// On the presenter's map.
constexpr int most_credit_lines = 2;

void draw_credits(Ui const& ui, Rect const& map, scene::MapContent const& content, ImFont const* font) {
    float const k = font != nullptr ? 2 : 1;
    if (font == nullptr) font = ui.fonts.caption;
    std::string words;
    for (auto const& credit : scene::credits_of(content)) words += (words.empty() ? "" : " · ") + credit;
    if (words.empty()) return;
    float const w = std::min(ui.width(words, font), map.w * 0.6F), line = ui.px(18 * k);
    int const lines = k > 1 ? std::min(most_credit_lines, ui.lines_of(words, font, w)) : 1; // a room has no pointer to see the rest
    float const h = line * static_cast<float>(lines);
    Rect const box{map.right() - w - ui.px(16), map.bottom() - ui.px(10) - h, w + ui.px(8), h};
    ui.fill(box, scene::with_alpha(ui.theme.land, 0.8), ui.px(4));
    if (lines > 1)
        ui.paragraph(box.x + ui.px(4), box.y, w + ui.px(1), words, font, ui.theme.map_text, line, lines);
    else
        ui.text({box.x + ui.px(4), box.y, w + ui.px(1), box.h}, words, font, ui.theme.map_text);
}

}
