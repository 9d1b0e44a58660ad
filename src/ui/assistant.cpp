// The import assistant: title and steps above, the step between, what to do next below.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/assistant_parts.hpp"
#include "ui/icons.hpp"

#include <algorithm>
#include <array>

namespace vigie::ui {

namespace {

using State = wb::ImportStepView::State;
using wb::ImportStep;

constexpr float head_height = 64, foot_height = 64, pad = 24, disc_radius = 11, connector = 24;
constexpr double patience_s = 0.3; ///< what takes less is not told

void draw_disc(Ui const& ui, float x, float y, wb::ImportStepView const& step, bool is_here) {
    Rect const box{x - ui.px(disc_radius), y - ui.px(disc_radius), ui.px(2 * disc_radius), ui.px(2 * disc_radius)};
    auto const& theme = ui.theme;
    bool const is_done = step.state == State::done, is_doubtful = step.state == State::attention && !is_here;
    if (is_doubtful) {
        ui.disc(x, y, box.w / 2, theme.warn_soft);
        return ui.icon(box, icon::alert, theme.warn, ui.fonts.caption);
    }
    if (is_here || is_done) {
        ui.disc(x, y, box.w / 2, theme.accent);
        if (!is_here) return ui.icon(box, icon::check, theme.on_accent, ui.fonts.caption);
    } else {
        ui.ring(x, y, box.w / 2, theme.strong, ui.px(1));
    }
    ui.text(box, std::to_string(static_cast<int>(step.step) + 1), ui.fonts.caption_semibold,
            is_here ? theme.on_accent : theme.text2, Align::centre);
}

/// Width of a step: its disc, and its word when there is room for words.
float step_width(Ui const& ui, wb::ImportStepView const& step, bool is_here, bool has_word) {
    auto const* font = is_here ? ui.fonts.body_semibold : ui.fonts.body;
    return ui.px(2 * disc_radius) + (has_word ? ui.px(8) + ui.width(step.label, font) + ui.px(1) : 0);
}

float steps_width(Ui const& ui, wb::ImportView const& view, bool has_words) {
    float total = ui.px(connector + 16) * static_cast<float>(view.steps.size() - 1);
    for (auto const& step : view.steps)
        total += step_width(ui, step, step.step == view.step, has_words || step.step == view.step);
    return total;
}

/// Fichier — Colonnes — Localisation — Aperçu et rapport. \return their left end
float draw_steps(Ui const& ui, Rect const& head, wb::ImportView const& view, AssistantIntents& out) {
    Focus::Group const group(ui.focus, "assistant.steps");
    float const room = head.w - ui.px(pad + 56);
    bool const has_words = steps_width(ui, view, true) < room - ui.px(280);
    float const right = head.right() - ui.px(68), left = right - steps_width(ui, view, has_words);
    float x = left, cy = head.y + head.h / 2;
    for (auto const& step : view.steps) {
        bool const is_here = step.step == view.step, has_word = has_words || is_here;
        Rect const r{x, head.y + ui.px(14), step_width(ui, step, is_here, has_word), head.h - ui.px(28)};
        if (step.state != State::closed && ui.area("assistant.step." + std::to_string(static_cast<int>(step.step)), r))
            out.emplace_back(wb::ShowImportStep{step.step});
        if (step.state != State::closed && !has_word) ui.tooltip(step.label);
        draw_disc(ui, x + ui.px(disc_radius), cy, step, is_here);
        if (has_word)
            ui.label({x + ui.px(2 * disc_radius + 8), head.y, r.right() - x - ui.px(2 * disc_radius + 8), head.h},
                     step.label, is_here ? ui.fonts.body_semibold : ui.fonts.body,
                     is_here                       ? ui.theme.text
                     : step.state == State::closed ? ui.theme.text3
                                                   : ui.theme.text2);
        x = r.right() + ui.px(connector + 16);
        if (x < right) ui.line(r.right() + ui.px(8), cy, x - ui.px(8), cy, ui.theme.strong, ui.px(1));
    }
    return left;
}

void draw_head(Ui const& ui, Rect const& head, wb::ImportView const& view, AssistantIntents& out) {
    float const steps = draw_steps(ui, head, view, out);
    float const x = head.x + ui.px(pad), w = steps - x - ui.px(16);
    ui.text({x, head.y + ui.px(12), w, ui.px(24)}, view.title, ui.fonts.section_semibold, ui.theme.text);
    ui.text({x, head.y + ui.px(36), w, ui.px(16)}, view.subtitle, ui.fonts.caption, ui.theme.text2);
    Rect const close{head.right() - ui.px(48), head.y + ui.px(16), ui.px(32), ui.px(32)};
    if (ui.icon_button("assistant.close", close, icon::close, text::tr("Close"))) out.emplace_back(wb::CloseDialog{});
    rule(ui, head.x, head.bottom() - ui.px(1), head.w);
}

/// Buttons from the right end on.
struct Buttons {
    Ui const& ui;
    Rect foot;
    float x;

    bool put(char const* id, std::string const& words, ButtonKind kind, bool is_enabled = true,
             std::string const& why_not = {}) {
        float const w = ui.width(words, ui.fonts.body_medium) + ui.px(26);
        x -= w;
        Rect const r{x, foot.y + ui.px(16), w, ui.px(32)};
        x -= ui.px(8);
        return ui.button(id, r, words, kind, nullptr, is_enabled, why_not);
    }
};

std::string why_not(wb::ImportView const& view) {
    if (view.is_reading) return text::tr("The file is being read.");
    if (view.error != nullptr) return text::sentence(view.error->message());
    return view.obstacle;
}

ImportStep neighbour(ImportStep step, int by) { return static_cast<ImportStep>(static_cast<int>(step) + by); }

/// \return their left end
float draw_buttons(Ui const& ui, Rect const& foot, wb::ImportView const& view, AssistantIntents& out) {
    Buttons buttons{ui, foot, foot.right() - ui.px(pad)};
    if (view.is_writing) {
        if (buttons.put("assistant.stop", text::tr("Cancel the import"), ButtonKind::secondary))
            out.emplace_back(wb::CancelJob{view.job});
        if (buttons.put("assistant.background", text::tr("Go on in the background"), ButtonKind::quiet))
            out.emplace_back(wb::CloseDialog{});
        return buttons.x;
    }
    if (view.step == ImportStep::preview) {
        if (buttons.put("assistant.next", view.confirm, ButtonKind::primary, view.can_confirm, why_not(view)))
            out.emplace_back(wb::ImportPrepared{});
    } else if (buttons.put("assistant.next", text::tr("Continue"), ButtonKind::primary, view.has_plan,
                           view.is_reading ? why_not(view) : text::tr("Choose a file first."))) {
        out.emplace_back(wb::ShowImportStep{neighbour(view.step, 1)});
    }
    if (view.step != ImportStep::file && buttons.put("assistant.back", text::tr("Back"), ButtonKind::secondary))
        out.emplace_back(wb::ShowImportStep{neighbour(view.step, -1)});
    if (buttons.put("assistant.cancel", text::tr("Cancel"), ButtonKind::quiet)) out.emplace_back(wb::CloseDialog{});
    return buttons.x;
}

std::string progress_words(wb::ImportView const& view) {
    if (!view.waits_for.empty()) return text::tr("Waiting for: {0}", {view.waits_for});
    if (view.is_reading) return text::tr("Reading the file…");
    auto words = text::tr("Importing… {0}", {text::percent(view.share)});
    constexpr double worth_telling_s = 3;
    double const left = view.share > 0.02 ? view.seconds * (1 - view.share) / view.share : 0;
    if (view.seconds > worth_telling_s && left > 1)
        words += " · " + text::tr_n("about {0} second left", "about {0} seconds left", static_cast<long long>(left));
    return words;
}

/// What goes on, else that nothing can be lost.
void draw_foot_words(Desk& desk, Rect const& r, wb::ImportView const& view) {
    auto const& ui = desk.ui;
    bool const is_told = (view.is_reading && (view.seconds > patience_s || !view.waits_for.empty())) || view.is_writing;
    if (view.is_reading || view.is_writing) desk.wake_in(0.1);
    if (is_told) {
        Rect const bar{r.x, r.y + (r.h - ui.px(6)) / 2, ui.px(96), ui.px(6)};
        ui.bar(bar, view.share, ui.theme.accent);
        ui.text({bar.right() + ui.px(12), r.y, r.right() - bar.right() - ui.px(12), r.h}, progress_words(view),
                ui.fonts.caption, ui.theme.text2);
        return;
    }
    ui.icon({r.x, r.y, ui.px(16), r.h}, icon::lock_open, ui.theme.text2, ui.fonts.caption);
    ui.text({r.x + ui.px(22), r.y, r.w - ui.px(22), r.h},
            text::tr("The source file is never modified. Ctrl+Z undoes the import."), ui.fonts.caption, ui.theme.text2);
}

void draw_body(Desk& desk, Rect const& body, wb::ImportView const& view, AssistantIntents& out) {
    switch (view.step) {
    case ImportStep::file:
        return draw_assistant_file(desk, body, view, out);
    case ImportStep::columns:
        return draw_assistant_columns(desk, body, view, out);
    case ImportStep::location:
        return draw_assistant_location(desk, body, view, out);
    case ImportStep::preview:
        return draw_assistant_preview(desk, body, view, out);
    }
}

}

std::vector<AssistantIntent> draw_import_assistant(Desk& desk, float width, float height, wb::ImportView const& view) {
    AssistantIntents out;
    auto const& ui = desk.ui;
    Focus::Scope const scope(ui.focus, Focus::Level::dialog);
    ui.focus.set_default("assistant.next"); // where a step names no other
    Rect const head{0, 0, width, ui.px(head_height)}, foot{0, height - ui.px(foot_height), width, ui.px(foot_height)};
    {
        Region const region("assistant", {0, 0, width, height}, ui.theme.panel);
        draw_head(ui, head, view, out);
    }
    draw_body(desk, {0, head.bottom(), width, foot.y - head.bottom()}, view, out);
    Region const region("assistant.foot", foot, ui.theme.panel);
    rule(ui, foot.x, foot.y, foot.w);
    float const left = foot.x + ui.px(pad), right = draw_buttons(ui, foot, view, out);
    draw_foot_words(desk, {left, foot.y, right - left - ui.px(8), foot.h}, view);
    return out;
}

}
