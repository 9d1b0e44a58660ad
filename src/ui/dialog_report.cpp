// What an import kept and refused, and what went wrong.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/dialog_card.hpp"
#include "ui/icons.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

struct Count {
    char const* icon_code;
    std::int64_t n;
    std::string words;
    scene::Rgba ink;
};

void draw_counts(DialogCard& card, store::ImportReport const& report) {
    auto const& ui = card.ui;
    Count const counts[] = {{icon::check, report.kept, text::tr("kept"), ui.theme.ok},
                            {icon::refresh, report.repaired, text::tr("geometries repaired"), ui.theme.accent},
                            {icon::alert, report.unlocated, text::tr("not located, kept"), ui.theme.warn},
                            {icon::alert_circle, report.refused, text::tr("refused"), ui.theme.danger}};
    for (auto const& count : counts) {
        Rect const r = card.row(34);
        ui.icon({r.x, r.y, ui.px(18), r.h}, count.icon_code, count.n > 0 ? count.ink : ui.theme.text3);
        ui.text({r.x + ui.px(24), r.y, ui.px(60), r.h}, text::integer(count.n), ui.fonts.body_semibold, ui.theme.text,
                Align::right);
        ui.text({r.x + ui.px(96), r.y, r.w - ui.px(96), r.h}, count.words, ui.fonts.body, ui.theme.text2);
        rule(ui, r.x, r.bottom() - ui.px(1), r.w);
        card.y += r.h;
    }
}

/// \return height
float draw_finding(Ui const& ui, Rect const& list, float y, core::Finding const& finding) {
    float const w = list.w - ui.px(12);
    auto head = finding.row ? text::tr("Row {0}", {text::integer(*finding.row)}) : std::string();
    if (!finding.subject.empty()) head += (head.empty() ? "" : " · ") + finding.subject;
    float h = 0;
    if (!head.empty()) {
        ui.text({list.x, y, list.w, ui.px(20)}, head, ui.fonts.body_medium, ui.theme.text);
        h += ui.px(20);
    }
    h += ui.paragraph(list.x, y + h, w, text::sentence(finding.what), ui.fonts.caption, ui.theme.text2, ui.px(16));
    h += ui.paragraph(list.x, y + h, w, text::sentence(finding.remedy), ui.fonts.caption_medium, ui.theme.accent_text,
                      ui.px(16));
    return h + ui.px(10);
}

void draw_findings(Ui const& ui, Rect const& list, std::vector<core::Finding> const& findings) {
    constexpr std::size_t most = 200;
    Region const region("report.rows", list, std::nullopt, true);
    float y = list.y - ImGui::GetScrollY();
    for (std::size_t i = 0; i < std::min(findings.size(), most); ++i) y += draw_finding(ui, list, y, findings[i]);
    ImGui::SetCursorScreenPos({list.x, y});
    ImGui::Dummy({1, 1});
}

}

void draw_report_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out) {
    auto const& report = *view.report;
    DialogCard card(desk, screen, {640, 520}, text::tr("Import of {0}", {report.source_name}), Focus::Level::alert);
    draw_counts(card, report);
    card.y += card.ui.px(8);
    draw_findings(card.ui, {card.x, card.y, card.w, card.room()}, report.findings);
    if (card.buttons(text::tr("Close"), true, {}, false) == DialogCard::Answer::ok)
        out.emplace_back(wb::ForgetReport{});
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
