// How clean a stop was: ten factors, 0 to 4, by the keyboard or the mouse; Enter keeps them and goes to the next stop.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/walk_parts.hpp"

#include <imgui.h>

namespace vigie::ui {

namespace {

constexpr float head_height = 64, row_height = 36, foot_height = 56;

/// « 0 » to « 4 » marks and goes on; « - » says that it was not looked at.
void take_typed(WalkState& state) {
    for (auto const c : ImGui::GetIO().InputQueueCharacters) {
        auto& mark = state.marks.marks[state.mark_at];
        if (c >= '0' && c <= '0' + core::highest_mark)
            mark = static_cast<int>(c - '0');
        else if (c == '-')
            mark.reset();
        else
            continue;
        state.mark_at = std::min(state.mark_at + 1, state.marks.marks.size() - 1);
    }
}

void draw_row(Ui const& ui, Rect const& r, std::size_t factor, std::string const& name, WalkState& state,
              bool can_edit) {
    if (state.mark_at == factor) ui.fill(r, ui.theme.accent_soft);
    float const size = ui.px(30), gap = ui.px(4), left = r.right() - ui.px(12) - 5 * size - 4 * gap;
    ui.text({r.x + ui.px(16), r.y, left - r.x - ui.px(24), r.h}, name, ui.fonts.body, ui.theme.text);
    auto& mark = state.marks.marks[factor];
    for (int i = 0; i <= core::highest_mark; ++i) {
        Rect const box{left + static_cast<float>(i) * (size + gap), r.y + (r.h - size) / 2, size, size};
        bool const is_on = mark == i;
        if (ui.hit("walks.mark." + std::to_string(factor) + "." + std::to_string(i), box) && can_edit) {
            mark = is_on ? std::nullopt : std::optional(i); // pressed again: not looked at
            state.mark_at = factor;
        }
        if (is_on)
            ui.fill(box, ui.theme.accent, ui.px(6));
        else if (ui.is_hovered())
            ui.fill(box, ui.theme.hover, ui.px(6));
        ui.outline(box, is_on ? ui.theme.accent : ui.theme.strong, ui.px(1), ui.px(6));
        ui.label(box, std::to_string(i), ui.fonts.body_medium, is_on ? ui.theme.on_accent : ui.theme.text2,
                 Align::centre);
    }
}

void send(Desk& desk, wb::WalksView const& view, WalkIntents& out) {
    auto& state = desk.state.walk;
    out.emplace_back(wb::MarkStop{state.marks});
    for (auto next = *view.stop + 1; next < view.stops.size(); ++next)
        if (!view.stops[next].number.empty()) {
            choose_stop(desk, view, next, out);
            break;
        }
    state.mark_at = 0;
}

}

void draw_walk_marks(Desk& desk, Rect const& r, wb::WalksView const& view, WalkIntents& out) {
    auto const& ui = desk.ui;
    auto& state = desk.state.walk;
    Region const region("walks.marks", r, ui.theme.panel, true);
    float const x = r.x + ui.px(16), w = r.w - ui.px(32);
    float y = r.y - ImGui::GetScrollY();
    if (!view.stop || view.stops[*view.stop].number.empty()) {
        ui.paragraph(x, y + ui.px(16), w, text::tr("Choose a stop, then mark each factor from 0 (none seen) to 4."),
                     ui.fonts.body, ui.theme.text2, ui.px(20));
        return;
    }
    auto const& stop = view.stops[*view.stop];
    if (state.marks.stop != stop.id || state.marks_kept != view.marks)
        state.marks = view.marks, state.marks_kept = view.marks, state.mark_at = 0;
    state.marks.stop = stop.id;
    ui.text({x, y + ui.px(8), w, ui.px(24)}, stop.number + " · " + stop.name, ui.fonts.section, ui.theme.text);
    auto const mean = state.marks.mean();
    auto const words = mean ? text::tr("Mean {0} of {1} factors; 0 none seen, 4 the worst",
                                       {text::decimal(*mean, 1), std::to_string(state.marks.count())})
                            : text::tr("0 none seen, 4 the worst; leave empty what was not looked at");
    ui.text({x, y + ui.px(34), w, ui.px(20)}, words, ui.fonts.caption, ui.theme.text2);
    y += ui.px(head_height);
    Rect const list{r.x, y, r.w, ui.px(row_height) * static_cast<float>(view.factors.size())};
    if (auto const next = ui.list_keys("walks.marks", list, state.mark_at, view.factors.size(), 5)) state.mark_at = *next;
    if (view.can_edit && ui.focus.is_on("walks.marks")) take_typed(state);
    for (std::size_t i = 0; i < view.factors.size(); ++i) {
        draw_row(ui, {r.x, y, r.w, ui.px(row_height)}, i, view.factors[i], state, view.can_edit);
        y += ui.px(row_height);
    }
    auto const keep = text::tr("Keep, next stop");
    float const button = ui.width(keep, ui.fonts.body_medium) + ui.px(32);
    bool const is_ready = view.can_edit && state.marks != view.marks;
    bool const is_entered = view.can_edit && ui.list_enter("walks.marks");
    if (ui.button("walks.marks.keep", {x + w - button, y + ui.px(12), button, ui.px(32)}, keep, ButtonKind::primary,
                  nullptr, is_ready, text::tr("Mark a factor first.")) ||
        is_entered)
        send(desk, view, out);
    ImGui::SetCursorScreenPos({r.x, y + ui.px(foot_height)});
    ImGui::Dummy({1, 1});
}

}
