// What an import kept and refused, and what went wrong.
#include "text/language.hpp"
#include "ui/assistant_parts.hpp"
#include "ui/dialog_card.hpp"
#include "ui/icons.hpp"

namespace vigie::ui {

namespace {

void draw_findings(Ui const& ui, Rect const& list, std::vector<core::Finding> const& findings) {
    Region const region("report.rows", list, std::nullopt, true);
    Stack stack(ui, {list.x, list.y, list.w - ui.px(12), list.h});
    for (auto const& finding : findings) draw_finding(stack, finding);
    stack.close();
}

void draw_kept(DialogCard& card, store::ImportReport const& report) {
    Stack stack(card.ui, {card.x, card.y, card.w, card.room()});
    draw_counts(stack, {report.kept, report.repaired, report.unlocated, report.refused});
    stack.skip(8);
    card.y = stack.y;
}

}

void draw_report_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out) {
    auto const& report = *view.report;
    DialogCard card(desk, screen, {640, 520}, text::tr("Import of {0}", {report.source_name}), Focus::Level::alert);
    draw_kept(card, report);
    draw_findings(card.ui, {card.x, card.y, card.w, card.room()}, view.findings);
    if (card.buttons(text::tr("Close"), true, {}, false) == DialogCard::Answer::ok)
        out.emplace_back(wb::ForgetReport{});
    // After the way out: the keyboard begins there.
    auto const words = text::tr("Export");
    Rect const button{card.x, card.r.bottom() - card.ui.px(48), card.ui.width(words, card.ui.fonts.body_medium) + card.ui.px(58),
                      card.ui.px(32)};
    if (card.ui.button("report.export", button, words, ButtonKind::secondary, icon::export_to))
        out.emplace_back(wb::ExportImportReport{});
}

void draw_error_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out) {
    auto& is_open = desk.state.form.has_details;
    auto const& detail = view.error->detail();
    auto const words = text::sentence(view.error->message());
    DialogCard card(desk, screen, {480, is_open ? 360.0F : 240.0F}, text::tr("That did not work"), Focus::Level::alert);
    auto const& ui = card.ui;
    card.y +=
        ui.note(card.x, card.y, card.w, icon::alert_circle, words, ui.theme.danger_soft, ui.theme.danger) + ui.px(10);
    if (!detail.empty()) {
        if (ui.link("error.details", card.row(22), is_open ? text::tr("Hide the details") : text::tr("Details")))
            is_open = !is_open;
        card.y += ui.px(24);
    }
    if (is_open && !detail.empty()) {
        ui.paragraph(card.x, card.y, card.w, detail, ui.fonts.caption, ui.theme.text2, ui.px(16), 6);
        Rect const copy{card.x, card.r.bottom() - ui.px(48), ui.px(110), ui.px(32)};
        if (ui.button("error.copy", copy, text::tr("Copy"), ButtonKind::secondary))
            out.emplace_back(wb::CopyText{words + "\n" + detail});
    }
    if (card.buttons(text::tr("Close"), true, {}, false) == DialogCard::Answer::ok) {
        out.emplace_back(wb::DismissError{});
        is_open = false;
    }
}

}
