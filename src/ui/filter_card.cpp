// The card that chooses what is kept: its parts at the left, the choices of one of them at the right.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/card_list.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <algorithm>
#include <charconv>

namespace vigie::ui {

namespace {

using Intents = std::vector<FilterIntent>;

constexpr float width = 560, height = 400, head = 44, foot = 52, parts_width = 208;

void draw_parts(Desk& desk, Rect const& r, wb::FilterView const& view) {
    auto const& ui = desk.ui;
    auto& state = desk.state;
    Focus::Group const group(ui.focus, "filter.parts");
    float y = r.y;
    for (std::size_t i = 0; i < view.parts.size(); ++i) {
        auto const& part = view.parts[i];
        Rect const line{r.x, y, r.w, ui.px(32)};
        if (ui.area("filter.part." + part.id, line)) {
            state.filter_part = part.id;
            state.filter_at = 0;
            state.is_filter_fresh = true;
        }
        bool const is_shown = i == view.part;
        if (is_shown || ui.is_hovered()) ui.fill(line, is_shown ? ui.theme.accent_soft : ui.theme.hover, ui.px(6));
        ui.text({line.x + ui.px(10), line.y, line.w - ui.px(34), line.h}, part.title,
                is_shown ? ui.fonts.body_semibold : ui.fonts.body, is_shown ? ui.theme.accent_text : ui.theme.text);
        if (part.is_active) ui.disc(line.right() - ui.px(14), line.y + line.h / 2, ui.px(4), ui.theme.accent);
        y += line.h;
    }
}

void draw_choices(Desk& desk, Rect const& r, wb::FilterView const& view, Intents& out) {
    auto const row = [&](std::size_t i) {
        auto const& choice = view.choices[i];
        auto const count = choice.count > 0 ? text::integer(static_cast<std::int64_t>(choice.count)) : std::string();
        return TickRow{choice.id, choice.label, count, choice.is_on};
    };
    auto const pressed = draw_tick_list(desk, "filter.choices", r, view.choices.size(), desk.state.filter_at, row);
    if (pressed) out.emplace_back(wb::SetFilter{view.choices[*pressed].next});
}

/// \return nothing when it is empty or no whole number
std::optional<int> whole(std::string const& typed) {
    int n = 0;
    auto const end = typed.data() + typed.size();
    auto const [stop, error] = std::from_chars(typed.data(), end, n);
    return error == std::errc{} && stop == end ? std::optional(n) : std::nullopt;
}

void draw_dwellings(Desk& desk, Rect const& r, wb::FilterView const& view, Intents& out) {
    auto const& ui = desk.ui;
    auto& state = desk.state;
    auto const shown = [](std::optional<int> n) { return n ? std::to_string(*n) : std::string(); };
    if (state.is_filter_fresh) {
        state.dwellings_from = shown(view.filter.dwellings_from);
        state.dwellings_to = shown(view.filter.dwellings_to);
    }
    bool changed = false;
    float y = r.y + ui.px(4);
    auto const field = [&](char const* id, std::string const& label, std::string& typed) {
        ui.label({r.x, y, ui.px(90), ui.px(32)}, label, ui.fonts.body, ui.theme.text2);
        Rect const box{r.x + ui.px(96), y, ui.px(110), ui.px(32)};
        changed = ui.text_field(id, box, typed, {}) || changed;
        if (!typed.empty() && !whole(typed)) ui.outline(box, ui.theme.danger, ui.px(1), ui.px(6));
        y += ui.px(40);
    };
    field("filter.from", text::tr("At least"), state.dwellings_from);
    field("filter.to", text::tr("At most"), state.dwellings_to);
    ui.paragraph(r.x, y + ui.px(4), r.w, text::tr("Dwellings of the residence. An empty field sets no bound."),
                 ui.fonts.caption, ui.theme.text3, ui.px(16));
    if (!changed) return;
    auto next = view.filter;
    next.dwellings_from = whole(state.dwellings_from);
    next.dwellings_to = whole(state.dwellings_to);
    out.emplace_back(wb::SetFilter{next});
}

void draw_foot(Desk& desk, Rect const& r, wb::FilterView const& view, Intents& out) {
    auto const& ui = desk.ui;
    rule(ui, r.x, r.y, r.w);
    auto const number = [](std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); };
    auto const count = text::tr("{0} of {1} residences", {number(view.bar.kept), number(view.bar.total)});
    ui.label({r.x + ui.px(16), r.y, ui.px(250), r.h}, count, ui.fonts.body_semibold, ui.theme.text);
    auto const close = text::tr("Close"), clear = text::tr("Clear all");
    float const w = ui.width(close, ui.fonts.body_medium) + ui.px(32);
    Rect const button{r.right() - w - ui.px(12), r.y + ui.px(10), w, ui.px(32)};
    float const clear_w = ui.width(clear, ui.fonts.body_medium) + ui.px(24);
    if (ui.button("filter.clear_all", {button.x - clear_w - ui.px(8), button.y, clear_w, button.h}, clear,
                  ButtonKind::quiet, nullptr, !view.bar.chips.empty(), text::tr("Nothing is filtered.")))
        out.emplace_back(wb::RunAction{"data.clear_filter"});
    if (ui.button("filter.close", button, close, ButtonKind::secondary)) out.emplace_back(wb::OpenFilter{false});
}

}

std::vector<FilterIntent> draw_filter_card(Desk& desk, float x, float y, wb::FilterView const& view) {
    Intents out;
    auto const& ui = desk.ui;
    Focus::Scope const scope(ui.focus, Focus::Level::dialog);
    if (draw_clear_veil(desk, "filter.veil")) out.emplace_back(wb::OpenFilter{false});
    auto const& screen = ImGui::GetIO().DisplaySize;
    float const w = std::min(ui.px(width), screen.x - ui.px(24)), h = std::min(ui.px(height), screen.y - ui.px(80));
    Rect const box{std::min(x, screen.x - w - ui.px(12)), std::min(y, screen.y - h - ui.px(36)), w, h};
    Region const region("filter.card", box, std::nullopt);
    card(ui, box, ui.theme.panel, ui.theme.strong);
    ui.label({box.x + ui.px(16), box.y, box.w - ui.px(32), ui.px(head)}, text::tr("Keep what…"),
             ui.fonts.section_semibold, ui.theme.text);
    float const top = box.y + ui.px(head), body = box.h - ui.px(head + foot);
    draw_parts(desk, {box.x + ui.px(8), top, ui.px(parts_width - 16), body}, view);
    Rect const right{box.x + ui.px(parts_width), top, box.w - ui.px(parts_width + 8), body};
    ui.line(right.x - ui.px(4), top, right.x - ui.px(4), top + body, ui.theme.border, ui.px(1));
    if (view.is_dwellings)
        draw_dwellings(desk, {right.x + ui.px(12), right.y, right.w - ui.px(24), right.h}, view, out);
    else
        draw_choices(desk, {right.x + ui.px(4), right.y, right.w - ui.px(4), right.h}, view, out);
    desk.state.is_filter_fresh = false;
    draw_foot(desk, {box.x + ui.px(1), box.bottom() - ui.px(foot), box.w - ui.px(2), ui.px(foot)}, view, out);
    return out;
}

}
