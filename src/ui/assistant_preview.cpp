// « Aperçu et rapport »: the rows at the left, what would come of them at the right.
#include "text/language.hpp"
#include "ui/assistant_parts.hpp"
#include "ui/icons.hpp"

#include <algorithm>

namespace vigie::ui {

namespace {

constexpr float facts_width = 380, bar_height = 44, note_height = 82;

/// Title, « Données fictives », as understood or as in the file, and how it is written.
void draw_bar(Desk& desk, Rect const& bar, wb::ImportPreviewView const& view) {
    auto const& ui = desk.ui;
    auto& as_in_file = desk.state.assistant.as_in_file;
    std::vector<std::string> const words{text::tr("As understood"), text::tr("As in the file")};
    float segments = ui.px(32);
    for (auto const& word : words)
        segments += ui.width(word, ui.fonts.caption_medium) + ui.px(8);
    float const x = bar.x + ui.px(16), right = bar.right() - ui.px(16);
    Rect const choice{right - segments, bar.y + ui.px(8), segments, ui.px(28)};
    auto const fictitious = text::tr("Fictional data");
    float const pill = view.is_fictitious ? ui.pill_width(fictitious, true) + ui.px(12) : 0;
    float const title =
        std::min(ui.width(view.title, ui.fonts.body_semibold) + ui.px(1), choice.x - x - pill - ui.px(16));
    ui.text({x, bar.y, title, bar.h}, view.title, ui.fonts.body_semibold, ui.theme.text);
    if (pill > 0)
        ui.pill(x + title + ui.px(12), bar.y + ui.px(11), fictitious, ui.theme.warn_soft, ui.theme.warn,
                icon::alert_outline);
    float const writing = x + title + pill + ui.px(16);
    if (choice.x - ui.px(16) - writing > ui.px(120))
        ui.text({writing, bar.y, choice.x - ui.px(16) - writing, bar.h}, view.writing, ui.fonts.caption, ui.theme.text2,
                Align::right);
    if (auto const chosen = ui.segments("assistant.cells", choice, words, as_in_file ? 1 : 0))
        as_in_file = *chosen == 1;
}

void draw_note(Ui const& ui, Rect const& r, wb::ImportPreviewView const& view) {
    card(ui, r, ui.theme.panel2, ui.theme.border);
    bool const is_warning = view.is_doubtful && !view.place.empty();
    ui.icon({r.x + ui.px(12), r.y + ui.px(12), ui.px(20), ui.px(20)}, is_warning ? icon::alert : icon::information,
            is_warning ? ui.theme.warn : ui.theme.accent);
    float const x = r.x + ui.px(42), w = r.w - ui.px(56);
    float y = r.y + ui.px(12);
    if (!view.place.empty()) {
        ui.text({x, y, w, ui.px(20)}, view.place, ui.fonts.body_medium, ui.theme.text);
        y += ui.px(21);
    }
    ui.paragraph(x, y, w, view.place_more, ui.fonts.body, ui.theme.text2, ui.px(20), view.place.empty() ? 2 : 1);
}

void draw_rows(Desk& desk, Rect const& r, wb::ImportPreviewView const& view, AssistantIntents& out) {
    auto const& ui = desk.ui;
    bool const has_note = (!view.place.empty() || !view.place_more.empty()) && r.h > ui.px(320);
    float const note = has_note ? ui.px(note_height) : 0;
    Rect const bar{r.x, r.y, r.w, ui.px(bar_height)};
    {
        Region const region("assistant.preview", r, ui.theme.panel);
        draw_bar(desk, bar, view);
        if (has_note) draw_note(ui, {r.x + ui.px(16), r.bottom() - note, r.w - ui.px(32), note - ui.px(16)}, view);
    }
    draw_assistant_table(desk, {r.x, bar.bottom(), r.w, r.h - bar.h - note - (has_note ? ui.px(16) : 0)}, view, out);
}

}

void draw_assistant_preview(Desk& desk, Rect const& body, wb::ImportView const& view, AssistantIntents& out) {
    auto const& ui = desk.ui;
    if (!view.preview) return;
    if (!is_narrow(ui, body)) {
        float const side = ui.px(facts_width);
        draw_rows(desk, {body.x, body.y, body.w - side, body.h}, *view.preview, out);
        { Region const line("assistant.line", {body.right() - side, body.y, ui.px(1), body.h}, ui.theme.border); }
        return draw_assistant_report(desk, {body.right() - side + ui.px(1), body.y, side - ui.px(1), body.h}, view,
                                     out);
    }
    auto& shows_report = desk.state.assistant.shows_report;
    Rect const bar{body.x, body.y, body.w, ui.px(40)};
    {
        Region const region("assistant.halves", bar, ui.theme.panel);
        Rect const r{bar.x + ui.px(16), bar.y + ui.px(8), std::min(bar.w - ui.px(32), ui.px(320)), ui.px(28)};
        if (auto const half =
                ui.segments("assistant.half", r, {text::tr("Preview"), text::tr("Report")}, shows_report ? 1 : 0))
            shows_report = *half == 1;
    }
    Rect const rest{body.x, bar.bottom(), body.w, body.bottom() - bar.bottom()};
    if (shows_report) return draw_assistant_report(desk, rest, view, out);
    draw_rows(desk, rest, *view.preview, out);
}

}
