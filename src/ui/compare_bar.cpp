// What both comparisons have in common: what is compared, the pages of columns, what holds for all of them, the classes.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/compare_parts.hpp"
#include "ui/icons.hpp"
#include "ui/legend_parts.hpp"

#include <algorithm>

namespace vigie::ui {

namespace {

std::string words_of(wb::Compared what) {
    switch (what) {
    case wb::Compared::zones: return text::tr("Neighbourhoods");
    case wb::Compared::campaigns: return text::tr("Campaigns");
    case wb::Compared::themes: break;
    }
    return text::tr("Themes");
}

}

float draw_compare_choice(Desk& desk, Rect const& r, float x, std::vector<wb::Compared> const& choices, wb::Compared now,
                          std::optional<wb::Compared>& asked) {
    auto const& ui = desk.ui;
    if (choices.size() < 2) return x;
    std::vector<std::string> words;
    float width = 0;
    for (auto const choice : choices) {
        words.push_back(words_of(choice));
        width += ui.width(words.back(), ui.fonts.body_medium) + ui.px(28);
    }
    Rect const box{x, r.y + ui.px(8), width, ui.px(32)};
    auto const at = static_cast<std::size_t>(std::ranges::find(choices, now) - choices.begin());
    if (auto const chosen = ui.segments("compare.what", box, words, at)) asked = choices[*chosen];
    return box.right() + ui.px(16);
}

float draw_compare_pages(Desk& desk, Rect const& r, float right, ComparePages const& pages, std::size_t& first) {
    auto const& ui = desk.ui;
    if (pages.count <= pages.shown) return right;
    auto const number = [](std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); };
    auto const words = text::tr("{0}–{1} of {2}", {number(pages.first + 1), number(pages.first + pages.shown), number(pages.count)});
    float const w = ui.width(words, ui.fonts.body) + ui.px(16);
    Rect const after{right - ui.px(28), r.y + ui.px(10), ui.px(28), ui.px(28)};
    Rect const before{after.x - w - ui.px(28), after.y, after.w, after.h};
    if (ui.icon_button("compare.after", after, icon::chevron_right, text::tr("Next column"), false,
                       pages.first + pages.shown < pages.count))
        first = pages.first + 1;
    ui.label({before.right(), r.y, w, r.h}, words, ui.fonts.body, ui.theme.text2, Align::centre);
    if (ui.icon_button("compare.before", before, icon::chevron_left, text::tr("Column before"), false, pages.first > 0))
        first = pages.first - 1;
    return before.x - ui.px(8);
}

float compare_tags_width(Ui const& ui, bool is_fictitious) {
    return is_fictitious ? ui.pill_width(text::tr("Fictitious data"), true) + ui.px(8) : 0;
}

/// What fits of « même échelle » and « Données fictives »; the second never goes.
void draw_compare_tags(Ui const& ui, float x, float y, float room, bool is_fictitious) {
    auto const same = text::tr("same scale · same classes"), invented = text::tr("Fictitious data");
    float const needed = compare_tags_width(ui, is_fictitious);
    if (ui.pill_width(same, false) + needed <= room)
        x += ui.pill(x, y, same, ui.theme.track, ui.theme.text2) + ui.px(8);
    if (is_fictitious) ui.pill(x, y, invented, ui.theme.warn_soft, ui.theme.warn, icon::alert_outline);
}

float draw_compare_legend(Ui const& ui, float x, float y, float width, wb::LegendView const& legend) {
    int const lines = std::min(2, ui.lines_of(colouring_title(legend, legend.colouring), ui.fonts.caption_semibold, width));
    ui.paragraph(x, y + ui.px(4), width, colouring_title(legend, legend.colouring), ui.fonts.caption_semibold, ui.theme.text2, ui.px(16), 2);
    y += ui.px(12) + ui.px(16) * static_cast<float>(lines);
    if (legend.colouring != scene::Colouring::severity) {
        draw_still_legend(ui, {x - ui.px(12), y, width + ui.px(24), 0}, legend);
        return y + ui.px(change_legend_height(legend));
    }
    for (auto const& row : legend.rows) {
        ui.class_chip({x, y + ui.px(4), ui.px(20), ui.px(20)}, row.severity);
        ui.text({x + ui.px(28), y, width - ui.px(28 + 44), ui.px(28)}, row.name, ui.fonts.body, ui.theme.text);
        bool const has_range = row.severity != core::SeverityClass::not_scored;
        if (has_range) ui.text({x, y, width, ui.px(28)}, row.range, ui.fonts.caption, ui.theme.text3, Align::right);
        y += ui.px(28);
    }
    return y;
}

}
