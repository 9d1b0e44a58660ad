// What people on site say: of the class, beside the computed one; and in their own words.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/fiche_parts.hpp"
#include "ui/icons.hpp"

#include <algorithm>

namespace vigie::ui {

namespace {

using Intents = std::vector<FicheIntent>;

/// « Calculée D  ›  Terrain C ».
void draw_classes(Column& c, wb::FicheView::OpinionWords const& opinion) {
    auto const& ui = c.ui;
    Rect const r = c.row(32);
    float x = r.x;
    auto const put = [&](std::string const& words, core::SeverityClass severity) {
        float const w = ui.width(words, ui.fonts.caption) + ui.px(8);
        ui.text({x, r.y, w, r.h}, words, ui.fonts.caption, ui.theme.text2);
        ui.class_chip({x + w, r.y + ui.px(6), ui.px(20), ui.px(20)}, severity);
        x += w + ui.px(40);
    };
    put(text::tr("computed"), opinion.computed);
    put(text::tr("on site"), opinion.proposed);
    c.y += r.h;
}

void draw_quote(Column& c, std::string const& words) {
    auto const& ui = c.ui;
    float const used =
        ui.paragraph(c.x + ui.px(12), c.y, c.w - ui.px(12), words, ui.fonts.body, ui.theme.text2, ui.px(20), 4);
    ui.fill({c.x, c.y, ui.px(3), used}, ui.theme.border, ui.px(1));
    c.y += used + ui.px(6);
}

void draw_held(Column& c, wb::FicheView::OpinionWords const& opinion) {
    auto const& ui = c.ui;
    draw_classes(c, opinion);
    c.y += ui.paragraph(c.x, c.y, c.w, opinion.motive, ui.fonts.body, ui.theme.text, ui.px(20));
    ui.text(c.row(20), opinion.source, ui.fonts.caption, ui.theme.text3);
    c.skip(24);
    for (auto const& words : opinion.evidence)
        draw_quote(c, words);
    if (!opinion.moved.empty())
        c.y += ui.note(c.x, c.y, c.w, icon::alert_outline, opinion.moved, ui.theme.warn_soft, ui.theme.warn) + ui.px(6);
}

/// The last thing heard on site, when no opinion holds.
void draw_last_quote(Column& c, dossier::SiteFile const& site) {
    auto const is_quote = [](core::FieldNote const& note) { return note.kind == core::NoteKind::quote; };
    auto const found = std::find_if(site.notes.rbegin(), site.notes.rend(), is_quote);
    if (found == site.notes.rend()) return;
    draw_quote(c, text::tr("“{0}”", {found->body}));
    c.ui.text(c.row(18), found->role + " · " + text::long_date(found->date), c.ui.fonts.caption, c.ui.theme.text3);
    c.skip(20);
}

void draw_history(Column& c, wb::FicheView const& view) {
    auto const& ui = c.ui;
    std::size_t const from = view.opinion ? 1 : 0; // the one that holds is told above
    for (std::size_t i = from; i < view.opinion_history.size(); ++i) {
        auto const& [date, words] = view.opinion_history[i];
        ui.text({c.x, c.y, ui.px(72), ui.px(20)}, date, ui.fonts.caption, ui.theme.text3);
        c.y += ui.paragraph(c.x + ui.px(76), c.y + ui.px(2), c.w - ui.px(76), words, ui.fonts.caption, ui.theme.text3,
                            ui.px(16), 3) +
               ui.px(4);
    }
}

}

void draw_fiche_opinion(Column& c, wb::FicheView const& view, Intents& out) {
    auto const& ui = c.ui;
    c.rule();
    Rect const head = c.heading(text::tr("Opinion from the field"));
    auto const words = view.opinion ? text::tr("Withdraw…") : text::tr("Give an opinion…");
    float const w = ui.width(words, ui.fonts.caption_medium) + ui.px(4);
    if (view.can_give_opinion && ui.link("fiche.opinion", {head.right() - w, head.y, w, head.h}, words, Align::right))
        out.emplace_back(wb::RunAction{view.opinion ? "follow.withdraw_opinion" : "follow.opinion"});
    if (view.opinion)
        draw_held(c, *view.opinion);
    else
        draw_last_quote(c, *view.site);
    draw_history(c, view);
}

}
