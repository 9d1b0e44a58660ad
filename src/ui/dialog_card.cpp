#include "ui/dialog_card.hpp"

#include "dossier/personal_data.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

bool is_alert(Focus::Level level) { return level == Focus::Level::alert; }

}

DialogCard::DialogCard(Desk& with_desk, Rect const& screen, Size const& size, std::string const& title,
                       Focus::Level level)
    : desk(with_desk)
    , ui(with_desk.ui)
    , scope_(ui.focus, level)
    , veil_(is_alert(level) ? "alert.veil" : "dialog.veil", screen, std::nullopt)
    , r{}
    , x(0)
    , w(0)
    , y(0) {
    ui.hit(is_alert(level) ? "alert.veil" : "dialog.veil", screen); // swallows what is meant for the screen below
    ui.fill(screen, scene::with_alpha(scene::light_theme().ink, 0.4));
    r.w = std::min(ui.px(size.width), screen.w - ui.px(16));
    r.h = std::min(ui.px(size.height), screen.h - ui.px(16));
    r.x = std::round((screen.w - r.w) / 2);
    r.y = std::round((screen.h - r.h) / 2);
    card(ui, r, ui.theme.panel, ui.theme.strong);
    card_.emplace(is_alert(level) ? "alert" : "dialog", r, std::nullopt);
    x = r.x + ui.px(20);
    w = r.w - ui.px(40);
    y = r.y + ui.px(16);
    ui.text(row(30), title, ui.fonts.title, ui.theme.text);
    y += ui.px(42);
}

void DialogCard::label(std::string const& words) {
    ui.label(row(24), words, ui.fonts.caption_medium, ui.theme.text2);
    y += ui.px(24);
}

void DialogCard::paragraph(std::string const& words) {
    y += ui.paragraph(x, y, w, words, ui.fonts.body, ui.theme.text2, ui.px(20)) + ui.px(8);
}

void DialogCard::field(std::string const& id, std::string& value, std::string const& hint) {
    ui.text_field(id, row(32), value, hint);
    y += ui.px(42);
}

void DialogCard::fields(std::vector<Half> const& halves) {
    float const gap = ui.px(12), n = static_cast<float>(halves.size()), wide = (w - gap * (n - 1)) / n;
    float left = x;
    for (auto const& one : halves) {
        ui.label({left, y, wide, ui.px(24)}, one.label, ui.fonts.caption_medium, ui.theme.text2);
        Rect const place{left, y + ui.px(24), wide, ui.px(32)};
        one.is_secret ? ui.secret_field(one.id, place, one.value, one.hint) : ui.text_field(one.id, place, one.value, one.hint);
        left += wide + gap;
    }
    y += ui.px(66);
}

void DialogCard::choice(std::string const& id, std::string const& words, std::vector<std::string> const& names, std::size_t& chosen) {
    label(words);
    if (names.empty()) return;
    chosen = std::min(chosen, names.size() - 1);
    if (auto const picked = ui.drop_down(id, row(32), names, chosen)) chosen = *picked;
    y += ui.px(42);
}

void DialogCard::tick(std::string const& id, Rect const& place, std::string const& words, bool& is_on) {
    if (ui.check_box(id, {place.x, place.y + ui.px(4), ui.px(20), ui.px(20)}, is_on)) is_on = !is_on;
    ui.text({place.x + ui.px(30), place.y, place.w - ui.px(30), place.h}, words, ui.fonts.body, ui.theme.text);
}

void DialogCard::personal_caution(std::initializer_list<std::string_view> texts) {
    auto const caution = dossier::personal_caution(texts);
    ui.paragraph(x, y - ui.px(4), w, caution.empty() ? dossier::personal_reminder() : caution, ui.fonts.caption,
                 caution.empty() ? ui.theme.text2 : ui.theme.warn, ui.px(16));
    y += ui.px(40);
}

DialogCard::Answer DialogCard::buttons(std::string const& primary, bool is_enabled, std::string const& why_not,
                                       bool has_cancel) {
    float const top = r.bottom() - ui.px(48), wide = ui.width(primary, ui.fonts.body_medium) + ui.px(36);
    Rect const ok{r.right() - ui.px(20) - wide, top, wide, ui.px(32)};
    Answer answer = Answer::none;
    if (has_cancel) {
        auto const words = text::tr("Cancel");
        float const c = ui.width(words, ui.fonts.body_medium) + ui.px(36);
        if (ui.button("dialog.cancel", {ok.x - ui.px(8) - c, top, c, ok.h}, words, ButtonKind::secondary))
            answer = Answer::cancel;
    }
    if (ui.button("dialog.ok", ok, primary, ButtonKind::primary, nullptr, is_enabled, why_not)) answer = Answer::ok;
    ui.focus.set_default("dialog.ok");
    return answer;
}

}
