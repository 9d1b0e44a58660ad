// Parts that several steps of the import assistant share.
#include "ui/assistant_parts.hpp"

#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

Stack::Stack(Ui const& with_ui, Rect const& r)
    : ui(with_ui)
    , x(r.x)
    , y(r.y - ImGui::GetScrollY())
    , w(r.w)
    , bottom_(r.bottom()) {}

void Stack::close() const {
    ImGui::SetCursorScreenPos({x, y});
    ImGui::Dummy({1, 1});
}

void Stack::title(std::string const& words) {
    ui.label(row(28), words, ui.fonts.body_medium, ui.theme.text);
    skip(28);
    rule(ui, x, y, w);
    skip(8);
}

void Stack::paragraph(std::string const& words, scene::Rgba ink) {
    y += ui.paragraph(x, y, w, words, ui.fonts.body, ink, ui.px(20));
}

void Stack::caption(std::string const& words, scene::Rgba ink) {
    y += ui.paragraph(x, y, w, words, ui.fonts.caption, ink, ui.px(16));
}

void Stack::strong(std::string const& words) {
    y += ui.paragraph(x, y, w, words, ui.fonts.body_semibold, ui.theme.text, ui.px(20));
}

void Stack::note(char const* which, std::string const& words, scene::Rgba ground, scene::Rgba ink) {
    y += ui.note(x, y, w, which, words, ground, ink) + ui.px(10);
}

bool is_narrow(Ui const& ui, Rect const& body) { return body.w < ui.px(narrow_assistant); }

namespace {

std::string id_of(wb::ImportOption option) { return "assistant.option." + std::to_string(static_cast<int>(option)); }

void draw_control(Ui const& ui, Rect const& r, wb::ImportChoiceView const& choice, AssistantIntents& out) {
    auto const id = id_of(choice.option);
    if (!choice.codes.empty()) {
        if (auto const chosen = ui.drop_down(id, r, choice.words, choice.chosen); chosen && *chosen != choice.chosen)
            out.emplace_back(wb::ChooseImportOption{choice.option, choice.codes[*chosen]});
        return;
    }
    auto value = choice.typed;
    if (ui.text_field(id, r, value, choice.hint)) out.emplace_back(wb::ChooseImportOption{choice.option, value});
}

}

void draw_choice(Stack& stack, wb::ImportChoiceView const& choice, float label_width, AssistantIntents& out) {
    auto const& ui = stack.ui;
    float const label = ui.px(label_width);
    if (label_width > 0) {
        ui.label({stack.x, stack.y, label - ui.px(12), ui.px(32)}, choice.label, ui.fonts.body, ui.theme.text2);
    } else {
        ui.label(stack.row(24), choice.label, ui.fonts.caption_medium, ui.theme.text2);
        stack.skip(24);
    }
    Rect const r{stack.x + label, stack.y, std::min(stack.w - label, ui.px(400)), ui.px(32)};
    draw_control(ui, r, choice, out);
    stack.skip(36);
    if (!choice.note.empty())
        stack.y += ui.paragraph(r.x, stack.y, stack.w - label, choice.note, ui.fonts.caption,
                                choice.is_doubtful ? ui.theme.warn : ui.theme.text3, ui.px(16));
    stack.skip(8);
}

void draw_count(Stack& stack, CountLine const& line) {
    auto const& ui = stack.ui;
    Rect const r = stack.row(34);
    ui.icon({r.x, r.y, ui.px(18), r.h}, line.icon_code, line.n > 0 ? line.ink : ui.theme.text3);
    ui.text({r.x + ui.px(20), r.y, ui.px(60), r.h}, text::integer(line.n), ui.fonts.body_semibold, ui.theme.text,
            Align::right);
    ui.text({r.x + ui.px(90), r.y, r.w - ui.px(90), r.h}, line.words, ui.fonts.body, ui.theme.text2);
    rule(ui, r.x, r.bottom() - ui.px(1), r.w);
    stack.skip(34);
}

void draw_counts(Stack& stack, wb::ImportCounts const& counts) {
    auto const& theme = stack.ui.theme;
    draw_count(stack, {icon::check, counts.kept, text::tr("kept"), theme.ok});
    draw_count(stack, {icon::refresh, counts.repaired, text::tr("geometries repaired"), theme.accent});
    draw_count(stack, {icon::alert, counts.unlocated, text::tr("not located, kept"), theme.warn});
    draw_count(stack, {icon::alert_circle, counts.refused, text::tr_in("rows", "refused"), theme.danger});
}

void draw_finding(Stack& stack, core::Finding const& finding) {
    auto const& ui = stack.ui;
    auto head = finding.row ? text::tr("Row {0}", {text::integer(*finding.row)}) : std::string();
    if (!finding.subject.empty()) head += (head.empty() ? "" : " · ") + finding.subject;
    if (!head.empty()) {
        ui.text(stack.row(20), head, ui.fonts.body_medium, ui.theme.text);
        stack.skip(20);
    }
    stack.caption(text::sentence(finding.what), ui.theme.text2);
    stack.y += ui.paragraph(stack.x, stack.y, stack.w, text::sentence(finding.remedy), ui.fonts.caption_medium,
                            ui.theme.accent_text, ui.px(16));
    stack.skip(8);
    rule(ui, stack.x, stack.y, stack.w);
    stack.skip(8);
}

void draw_trouble(Desk& desk, Stack& stack, wb::ImportView const& view) {
    auto const& ui = desk.ui;
    if (view.error != nullptr) {
        stack.note(icon::alert_circle, text::sentence(view.error->message()), ui.theme.danger_soft, ui.theme.danger);
        auto const& detail = view.error->detail();
        auto& is_open = desk.state.assistant.has_details;
        if (detail.empty()) return;
        auto const words = is_open ? text::tr("Hide the details") : text::tr("Details");
        Rect const link{stack.x, stack.y, ui.width(words, ui.fonts.caption_medium) + ui.px(4), ui.px(20)};
        if (ui.link("assistant.details", link, words)) is_open = !is_open;
        stack.skip(22);
        if (is_open) stack.caption(detail, ui.theme.text2);
        stack.skip(10);
    } else if (!view.obstacle.empty()) {
        auto const words = view.obstacle + (view.obstacle_remedy.empty() ? "" : " " + view.obstacle_remedy);
        stack.note(icon::alert_circle, words, ui.theme.danger_soft, ui.theme.danger);
    }
}

}
