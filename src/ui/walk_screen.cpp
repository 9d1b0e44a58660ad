// Walks on site: the bar, and where the parts lie.
#include "text/language.hpp"
#include "ui/toolbar.hpp"
#include "ui/icons.hpp"
#include "ui/walk_parts.hpp"

#include <algorithm>

namespace vigie::ui {

namespace {

constexpr float  words_height = 64, list_width = 340, findings_width = 460, column_head = 46;

struct Places {
    Rect bar, words, stops, map, findings;
};

Places places_in(Desk const& desk, Layout const& layout) {
    auto const& ui = desk.ui;
    float const width = layout.status.w, top = layout.top.bottom(), h = layout.status.y - top;
    auto const beside = follow_list(desk, layout); // the choice of parts lies over it
    Places places;
    places.bar = {beside.right(), top, width - beside.right(), beside.y - top};
    places.words = {0, places.bar.bottom(), width, ui.px(words_height)};
    float const y = places.words.bottom(), room = h - places.bar.h - places.words.h;
    float const left = std::min(ui.px(list_width), width * 0.25F),
                right = std::min(ui.px(findings_width), width * 0.36F);
    places.stops = {0, y, left, room};
    places.findings = {width - right, y, right, room};
    places.map = {left, y, width - left - right, room};
    return places;
}

void draw_bar(Desk& desk, Rect const& r, wb::WalksView const& view, WalkIntents& out) {
    auto const& ui = desk.ui;
    Region const region("walks.bar", r, ui.theme.panel);
    Toolbar bar(ui, r, out);
    if (!view.names.empty())
        if (auto const chosen = bar.choice("walks.walk", view.names, view.shown, 0.22F))
            out.emplace_back(wb::ChooseWalk{view.ids[*chosen]});
    auto const read_only = text::tr("The project is open for reading only.");
    bar.button("walks.new", text::tr("New walk"), "follow.new_walk", view.can_edit, read_only);
    if (!view.names.empty()) {
        bar.button("walks.order", text::tr("Order the stops"), "follow.order_walk", view.can_edit, read_only);
        bar.button("walks.booklet", text::tr("Booklet"), "follow.walk_booklet", !view.stops.empty(),
               text::tr("Add stops first."));
        bar.button("walks.lists", text::tr("Lists by owner"), "follow.finding_lists", !view.findings.empty(),
               text::tr("Enter findings first."));
    }
    if (view.is_fictitious) {
        auto const tag = text::tr("Fictitious data");
        float const right = r.right() - ui.px(16), pill = ui.pill_width(tag, true);
        if (pill <= right - bar.x)
            ui.pill(right - pill, r.y + (r.h - ui.px(22)) / 2, tag, ui.theme.warn_soft, ui.theme.warn, icon::alert_outline);
    }
    rule(ui, r.x, r.bottom() - 1, r.w);
}

void draw_words(Desk& desk, Rect const& r, wb::WalksView const& view) {
    auto const& ui = desk.ui;
    Region const region("walks.words", r, ui.theme.panel2);
    float const x = r.x + ui.px(16), w = r.w - ui.px(32);
    ui.text({x, r.y + ui.px(8), w, ui.px(24)}, view.roles.empty() ? view.words : view.words + " · " + view.roles,
            ui.fonts.body_medium, ui.theme.text);
    ui.text({x, r.y + ui.px(34), w, ui.px(20)}, view.former.empty() ? view.tally : view.tally + " · " + view.former,
            ui.fonts.body, ui.theme.text2);
    rule(ui, r.x, r.bottom() - 1, r.w);
}

/// Findings, or how clean the stop was.
void draw_column(Desk& desk, Rect const& r, wb::WalksView const& view, WalkIntents& out) {
    auto const& ui = desk.ui;
    auto& state = desk.state.walk;
    Rect const head{r.x, r.y, r.w, ui.px(column_head)}, rest{r.x, head.bottom(), r.w, r.h - head.h};
    {
        Region const region("walks.column", head, ui.theme.panel);
        Rect const place{r.x + ui.px(16), r.y + ui.px(8), r.w - ui.px(32), ui.px(30)};
        std::vector<std::string> const words{text::tr("Findings"), text::tr("Cleanliness (IOP)")};
        if (auto const other = ui.segments("walks.column", place, words, state.shows_marks ? 1 : 0)) {
            state.shows_marks = *other == 1;
            if (state.shows_marks) ui.focus.go_to("walks.marks");
        }
    }
    state.shows_marks ? draw_walk_marks(desk, rest, view, out) : draw_walk_findings(desk, rest, view, out);
    ui.line(r.x, r.y, r.x, r.bottom(), ui.theme.border, ui.px(1));
}

void draw_empty(Desk& desk, Rect const& r, wb::WalksView const& view, WalkIntents& out) {
    auto const& ui = desk.ui;
    Region const region("walks.empty", r, ui.theme.bg);
    float const y = r.y + r.h * 0.4F;
    ui.text({r.x, y, r.w, ui.px(24)},
            text::tr("No walk yet. Prepare one, print its booklet, and enter what was found."), ui.fonts.body,
            ui.theme.text2, Align::centre);
    Rect const button{r.x + r.w / 2 - ui.px(110), y + ui.px(36), ui.px(220), ui.px(32)};
    if (ui.button("walks.first", button, text::tr("New walk"), ButtonKind::primary, icon::plus, view.can_edit,
                  text::tr("The project is open for reading only.")))
        out.emplace_back(wb::RunAction{"follow.new_walk"});
}

}

Rect walk_map(Desk const& desk, Layout const& layout) { return places_in(desk, layout).map; }

std::vector<WalkIntent> draw_walk_screen(Desk& desk, Layout const& layout, wb::WalksView const& view) {
    WalkIntents out;
    auto const places = places_in(desk, layout);
    if (auto const part = draw_follow_parts(desk, layout, wb::FollowPart::walks)) out.emplace_back(wb::ShowFollowPart{*part});
    draw_bar(desk, places.bar, view, out);
    if (view.names.empty()) {
        draw_empty(desk, {0, places.words.y, layout.status.w, layout.status.y - places.words.y}, view, out);
        return out;
    }
    draw_words(desk, places.words, view);
    draw_walk_stops(desk, places.stops, view, out);
    draw_column(desk, places.findings, view, out);
    return out;
}

}
