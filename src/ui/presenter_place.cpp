// The card of what was clicked on the map of a step, for the back of the room. Nothing under 24 px.
#include "dossier/story_place.hpp"
#include "text/language.hpp"
#include "ui/icons.hpp"
#include "ui/presenter_parts.hpp"

#include <algorithm>

namespace vigie::ui {

namespace {

constexpr float pad = 20, name_line = 42, words_line = 34, chip = 44, widest = 520;

float height_of(Ui const& ui, dossier::StoryPlace const& place, float w) {
    float h = ui.px(2 * pad + words_line + chip + 10);
    h += ui.px(name_line) * static_cast<float>(ui.lines_of(place.name, ui.fonts.presenter, w - ui.px(40)));
    if (!place.move.empty()) h += ui.px(words_line);
    for (auto const& line : place.lines)
        h += ui.px(words_line) * static_cast<float>(ui.lines_of(line, ui.fonts.presenter_text, w));
    return h;
}

/// Beside what was clicked, inside the map.
Rect beside(Ui const& ui, Rect const& map, float x, float y, float w, float h) {
    float const gap = ui.px(24), edge = ui.px(16);
    float const left = x + gap + w <= map.right() - edge ? x + gap : x - gap - w;
    return {std::clamp(left, map.x + edge, std::max(map.x + edge, map.right() - edge - w)),
            std::clamp(y - h / 2, map.y + edge, std::max(map.y + edge, map.bottom() - edge - h)), w, h};
}

}

bool draw_presenter_place(Desk& desk, Rect const& map, dossier::StoryPlace const& place) {
    auto const& ui = desk.ui;
    auto const at = desk.state.presenter.view.to_pixel(place.at);
    float const px = map.x + static_cast<float>(at.x), py = map.y + static_cast<float>(at.y);
    float const w = std::min(ui.px(widest), map.w - ui.px(32)), inner = w - ui.px(2 * pad);
    Rect const r = beside(ui, map, px, py, w, height_of(ui, place, inner));
    Region const region("presenter.place", r, std::nullopt);
    card(ui, r, ui.theme.panel, ui.theme.ink);
    float const x = r.x + ui.px(pad);
    float y = r.y + ui.px(pad);
    Rect const cross{r.right() - ui.px(pad + 30), y, ui.px(36), ui.px(36)};
    bool const is_closed = ui.area("presenter.place.close", cross);
    if (ui.is_hovered()) ui.fill(cross, ui.theme.hover, ui.px(8));
    ui.icon(cross, icon::close, ui.theme.text2, ui.fonts.presenter_text);
    ui.text({x, y, inner - ui.px(44), ui.px(words_line)}, place.kind, ui.fonts.presenter_text, ui.theme.text2);
    y += ui.px(words_line);
    y += ui.paragraph(x, y, inner - ui.px(40), place.name, ui.fonts.presenter, ui.theme.text, ui.px(name_line));
    Rect const mark{x, y, ui.px(chip), ui.px(chip)};
    place.is_secret ? draw_secret(ui, mark, ui.fonts.presenter_strong)
                    : ui.big_chip(mark, place.severity, ui.fonts.presenter_strong);
    ui.text({x + ui.px(chip + 14), y, inner - ui.px(chip + 14), ui.px(chip)}, place.class_words,
            ui.fonts.presenter_strong, ui.theme.text);
    y += ui.px(chip + 10);
    if (!place.move.empty()) {
        draw_marked(ui, {x, y, inner, ui.px(words_line)}, place.move, ui.fonts.presenter_text, ui.theme.text);
        y += ui.px(words_line);
    }
    for (auto const& line : place.lines)
        y += ui.paragraph(x, y, inner, line, ui.fonts.presenter_text, ui.theme.text, ui.px(words_line));
    return is_closed;
}

}
