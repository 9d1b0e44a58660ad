// « Rapport avant écriture »: counts, what is refused, what changes, what is to be accepted.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/assistant_parts.hpp"
#include "ui/icons.hpp"

#include <array>

namespace vigie::ui {

namespace {

constexpr float pad = 20;

/// A title with a link at its right.
bool draw_linked_title(Stack& stack, std::string const& words, char const* id, std::string const& link, bool has_link) {
    auto const& ui = stack.ui;
    float const w = ui.width(link, ui.fonts.caption_medium) + ui.px(2), x = stack.x + stack.w - w, y = stack.y;
    stack.title(words);
    if (!has_link) return false;
    ui.icon({x - ui.px(22), y, ui.px(18), ui.px(28)}, icon::export_to, ui.theme.accent_text, ui.fonts.caption);
    return ui.link(id, {x, y, w, ui.px(28)}, link, Align::right);
}

bool has_refusals(wb::ImportPreviewView const& view) {
    return !view.refusals.empty() || (view.counts && view.counts->refused > 0);
}

void draw_refusals(Stack& stack, wb::ImportPreviewView const& view, AssistantIntents& out) {
    if (!has_refusals(view)) return;
    stack.skip(8);
    if (draw_linked_title(stack, text::tr("Refused rows"), "assistant.export", text::tr("Export"), view.can_export))
        out.emplace_back(wb::ExportImportReport{});
    for (auto const& finding : view.refusals)
        draw_finding(stack, finding);
    if (view.more_refusals > 0)
        stack.caption(text::tr_n("and {0} more row", "and {0} more rows", view.more_refusals), stack.ui.theme.text2);
    stack.skip(8);
}

void draw_changes(Stack& stack, wb::ImportPreviewView const& view) {
    if (view.changes.empty()) return;
    auto const& theme = stack.ui.theme;
    stack.skip(8);
    stack.title(text::tr("Differences with the project"));
    bool const is_of_residences = view.mode.has_value(); // else figures, which only take the place of others
    std::array const words{text::tr("new"), text::tr("gone, kept in the project"), text::tr("moved"),
                           is_of_residences ? text::tr("fields changed") : text::tr("figures replaced")};
    std::array const icons{icon::plus, icon::minus, icon::map_marker, icon::refresh};
    for (std::size_t i = 0; i < words.size(); ++i)
        if (is_of_residences || view.changed[i] > 0)
            draw_count(stack, {icons[i], view.changed[i], words[i], theme.accent});
    stack.skip(8);
    for (auto const& change : view.changes) {
        stack.ui.text(stack.row(20), change.title, stack.ui.fonts.body_medium, theme.text);
        stack.skip(20);
        stack.caption(change.sentence, theme.text2);
        stack.skip(6);
    }
    if (view.more_changes > 0)
        stack.caption(text::tr_n("and {0} more difference", "and {0} more differences", view.more_changes),
                      theme.text2);
}

void draw_suggestions(Stack& stack, wb::ImportPreviewView const& view, AssistantIntents& out) {
    auto const& ui = stack.ui;
    if (!view.join.empty()) {
        stack.caption(view.join, ui.theme.text2);
        stack.skip(8);
    }
    if (view.suggestions.empty()) return;
    stack.skip(8);
    stack.title(text::tr("Likely codes"));
    Rect const row = stack.row(32);
    if (ui.check_box("assistant.suggestions", row, view.accepts_suggestions))
        out.emplace_back(
            wb::ChooseImportOption{wb::ImportOption::suggestions, view.accepts_suggestions ? "" : "accept"});
    ui.text({row.x + ui.px(40), row.y, row.w - ui.px(40), row.h}, text::tr("Take them, and keep them as other codes"),
            ui.fonts.body, ui.theme.text);
    stack.skip(36);
    for (auto const& words : view.suggestions) {
        ui.text(stack.row(22), words, ui.fonts.caption, ui.theme.text2);
        stack.skip(22);
    }
}

void draw_findings(Stack& stack, wb::ImportPreviewView const& view, AssistantIntents& out) {
    if (view.findings.empty()) return;
    stack.skip(8);
    bool const has_link = view.can_export && !has_refusals(view);
    if (draw_linked_title(stack, text::tr("Good to know"), "assistant.export", text::tr("Export"), has_link))
        out.emplace_back(wb::ExportImportReport{});
    for (auto const& finding : view.findings)
        draw_finding(stack, finding);
}

}

void draw_assistant_report(Desk& desk, Rect const& r, wb::ImportView const& view, AssistantIntents& out) {
    auto const& ui = desk.ui;
    Region const region("assistant.report", r, ui.theme.panel, true);
    if (!view.preview) return;
    auto const& preview = *view.preview;
    Stack stack(ui, {r.x + ui.px(pad), r.y, r.w - ui.px(2 * pad), r.h});
    stack.skip(8);
    stack.title(text::tr("Report before writing"));
    draw_trouble(desk, stack, view);
    if (preview.counts) draw_counts(stack, *preview.counts);
    if (preview.is_partial) {
        stack.skip(8);
        stack.caption(preview.partial, ui.theme.text2);
    }
    stack.skip(8);
    if (preview.mode) draw_choice(stack, *preview.mode, 0, out);
    draw_changes(stack, preview);
    draw_suggestions(stack, preview, out);
    draw_refusals(stack, preview, out);
    draw_findings(stack, preview, out);
    stack.skip(16);
    stack.close();
}

}
