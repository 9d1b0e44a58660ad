// How sure it is, in sentences: rank, class, change; and one residence beside another.
#include "text/language.hpp"
#include "ui/fiche_parts.hpp"
#include "ui/icons.hpp"

namespace vigie::ui {

namespace {

void draw_sentences(Column& c, std::vector<std::string> const& sentences) {
    auto const& ui = c.ui;
    for (auto const& sentence : sentences) {
        ui.disc(c.x + ui.px(4), c.y + ui.px(10), ui.px(2), ui.theme.text3);
        c.y += ui.paragraph(c.x + ui.px(14), c.y, c.w - ui.px(14), sentence, ui.fonts.body, ui.theme.text2, ui.px(20));
        c.skip(4);
    }
}

/// Doubt is a caveat, not an alarm.
void draw_word(Ui const& ui, Rect const& head, wb::FicheView const& view) {
    if (view.stability_word.empty()) return;
    bool const is_sure = view.stability == core::Stability::stable;
    float const w = ui.pill_width(view.stability_word, true);
    ui.pill(head.right() - w, head.y + ui.px(3), view.stability_word, is_sure ? ui.theme.ok_soft : ui.theme.warn_soft,
            is_sure ? ui.theme.ok : ui.theme.warn, is_sure ? icon::check : icon::alert_outline);
}

}

void draw_fiche_sureness(Column& c, wb::FicheView const& view, std::vector<FicheIntent>& out) {
    auto const& ui = c.ui;
    if (!view.versus_title.empty()) {
        c.rule();
        c.y +=
            ui.paragraph(c.x, c.y, c.w, view.versus_title, ui.fonts.body_semibold, ui.theme.text, ui.px(20)) + ui.px(4);
        draw_sentences(c, view.versus);
        if (view.is_order_pending) draw_sentences(c, {text::tr("The draws are being made…")});
    }
    if (view.how_sure.empty()) return;
    c.rule();
    draw_word(ui, c.heading(text::tr("How sure is it?")), view);
    draw_sentences(c, view.how_sure);
    if (!view.methods.empty()) draw_sentences(c, {view.methods});
    if (view.is_trying_methods) draw_sentences(c, {text::tr("Other methods are being tried…")});
    if (!view.can_try_methods) return;
    auto const words = text::tr("And with other methods?");
    Rect const link{c.x + ui.px(14), c.y, ui.width(words, ui.fonts.caption_medium) + ui.px(4), ui.px(20)};
    if (ui.link("fiche.methods", link, words))
        out.emplace_back(wb::RunAction{"analysis.methods"});
    c.skip(24);
}

}
