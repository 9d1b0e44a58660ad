// What is filtered, in chips: the same over the map, over a list and beside a comparison.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <algorithm>

namespace vigie::ui {

namespace {

using Intents = std::vector<FilterIntent>;

constexpr float height = 36, most_chip = 240;

std::string count_words(wb::FilterBarView const& view) {
    auto const number = [](std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); };
    return text::tr("{0} of {1}", {number(view.kept), number(view.total)});
}

float chip_width(Ui const& ui, wb::FilterChip const& chip) {
    return std::min(ui.px(most_chip), ui.width(chip.label, ui.fonts.caption_medium) + ui.px(44));
}

float more_width(Ui const& ui, std::size_t hidden) {
    return ui.width("+" + text::integer(static_cast<std::int64_t>(hidden)), ui.fonts.caption_medium) + ui.px(28);
}

/// What stands around the chips.
struct Frame {
    float head = 0, clear = 0;
    std::size_t shown = 0; ///< chips that fit
    float width = 0;
};

Frame frame_of(Ui const& ui, wb::FilterBarView const& view, float room) {
    Frame frame;
    frame.head = ui.width(count_words(view), ui.fonts.body_medium) + ui.px(48);
    frame.clear = ui.width(text::tr("Clear all"), ui.fonts.caption_medium) + ui.px(24);
    float used = frame.head + frame.clear;
    for (auto const& chip : view.chips) {
        auto const left = view.chips.size() - frame.shown - 1;
        float const w = chip_width(ui, chip) + ui.px(8), rest = left > 0 ? more_width(ui, left) : 0;
        if (used + w + rest > room) break;
        used += w;
        ++frame.shown;
    }
    if (frame.shown < view.chips.size()) used += more_width(ui, view.chips.size() - frame.shown);
    frame.width = used;
    return frame;
}

float draw_chip(Ui const& ui, float x, float y, std::size_t i, wb::FilterChip const& chip, Intents& out) {
    Rect const r{x, y + ui.px(7), chip_width(ui, chip), ui.px(22)};
    if (ui.area("chip." + std::to_string(i), r)) out.emplace_back(wb::SetFilter{chip.without});
    bool const is_here = ui.is_hovered();
    ui.tooltip(text::tr("Remove from the filter"));
    ui.fill(r, ui.theme.accent_soft, r.h / 2);
    if (is_here) ui.outline(r, ui.theme.accent, ui.px(1), r.h / 2);
    ui.text({r.x + ui.px(10), r.y, r.w - ui.px(36), r.h}, chip.label, ui.fonts.caption_medium, ui.theme.accent_text);
    ui.icon({r.right() - ui.px(24), r.y, ui.px(18), r.h}, icon::close, ui.theme.accent_text, ui.fonts.caption);
    return r.w + ui.px(8);
}

}

float filter_bar_width(Ui const& ui, wb::FilterBarView const& view, float room) {
    return view.chips.empty() ? 0 : frame_of(ui, view, room).width;
}

std::vector<FilterIntent> draw_filter_bar(Desk& desk, Rect const& r, wb::FilterBarView const& view) {
    Intents out;
    if (view.chips.empty()) return out;
    auto const& ui = desk.ui;
    auto const frame = frame_of(ui, view, r.w);
    Rect const box{r.x, r.y, frame.width, ui.px(height)};
    Region const region("filter.bar", box, std::nullopt);
    Focus::Group const group(ui.focus, "filter.bar");
    card(ui, box, ui.theme.panel, ui.theme.strong);
    Rect const head{box.x, box.y, frame.head, box.h};
    if (ui.area("filter.open", head)) out.emplace_back(wb::OpenFilter{});
    ui.tooltip(text::tr("Choose what is kept") + "  Ctrl+L");
    ui.icon({head.x + ui.px(10), head.y, ui.px(20), head.h}, icon::filter, ui.theme.accent);
    ui.label({head.x + ui.px(36), head.y, head.w - ui.px(40), head.h}, count_words(view), ui.fonts.body_medium,
             ui.theme.text);
    float x = head.right();
    for (std::size_t i = 0; i < frame.shown; ++i)
        x += draw_chip(ui, x, box.y, i, view.chips[i], out);
    if (auto const hidden = view.chips.size() - frame.shown; hidden > 0) {
        Rect const more{x, box.y + ui.px(7), more_width(ui, hidden) - ui.px(8), ui.px(22)};
        if (ui.area("filter.more", more)) out.emplace_back(wb::OpenFilter{});
        ui.fill(more, ui.theme.accent_soft, more.h / 2);
        ui.label({more.x + ui.px(8), more.y, more.w - ui.px(14), more.h},
                 "+" + text::integer(static_cast<std::int64_t>(hidden)), ui.fonts.caption_medium, ui.theme.accent_text);
        x = more.right() + ui.px(8);
    }
    Rect const clear{x, box.y, frame.clear, box.h};
    if (ui.area("filter.clear", clear)) out.emplace_back(wb::RunAction{"data.clear_filter"});
    ui.label({clear.x + ui.px(8), clear.y, clear.w - ui.px(14), clear.h}, text::tr("Clear all"),
             ui.fonts.caption_medium, ui.is_hovered() ? ui.theme.accent : ui.theme.accent_text);
    return out;
}

}
