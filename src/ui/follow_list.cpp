// The watch list: who is followed, filtered by status.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/follow_parts.hpp"
#include "ui/icons.hpp"
#include "ui/side_list.hpp"

#include <algorithm>

namespace vigie::ui {

namespace {

using Intents = std::vector<FollowIntent>;
using Row = wb::WatchRow;

constexpr float row_height = 60, title_height = 56;

/// A chip that filters the list. \return its width
float draw_chip(Desk& desk, float x, float y, std::string const& id, std::string const& words,
                std::optional<int> status) {
    auto const& ui = desk.ui;
    bool const is_on = desk.state.followed == status;
    Rect const r{x, y, ui.width(words, ui.fonts.caption_medium) + ui.px(20), ui.px(24)};
    if (ui.area(id, r)) desk.state.followed = status;
    auto const ground = is_on ? ui.theme.accent_soft : ui.is_hovered() ? ui.theme.hover : ui.theme.panel;
    ui.fill(r, ground, r.h / 2);
    ui.outline(r, is_on ? ui.theme.accent : ui.theme.strong, ui.px(1), r.h / 2);
    ui.label({r.x + ui.px(10), r.y, r.w - ui.px(20), r.h}, words, ui.fonts.caption_medium,
             is_on ? ui.theme.accent_text : ui.theme.text2);
    return r.w;
}

/// One chip for all, one per status that occurs. \return height
float draw_chips(Desk& desk, Rect const& r, std::vector<Row> const& rows) {
    auto const& ui = desk.ui;
    Focus::Group const group(ui.focus, "follow.chips");
    float x = r.x, y = r.y;
    auto const number = [](std::size_t n) { return " " + text::integer(static_cast<std::int64_t>(n)); };
    x += draw_chip(desk, x, y, "follow.all", text::tr("All") + number(rows.size()), std::nullopt) + ui.px(8);
    for (auto const status : core::all_watch_statuses) {
        auto const n = static_cast<std::size_t>(std::ranges::count(rows, status, &Row::state));
        if (n == 0) continue;
        auto const words = dossier::status_title(status) + number(n);
        if (x + ui.width(words, ui.fonts.caption_medium) + ui.px(20) > r.right()) x = r.x, y += ui.px(32);
        auto const id = "follow.status." + std::string(core::code(status));
        x += draw_chip(desk, x, y, id, words, static_cast<int>(status)) + ui.px(8);
    }
    return y + ui.px(34) - r.y;
}

void draw_row(Ui const& ui, Rect const& line, Row const& row) {
    ui.class_chip({line.x + ui.px(16), line.y + ui.px(16), ui.px(28), ui.px(28)}, row.severity);
    bool const has_chart = line.w >= ui.px(400);
    float const x = line.x + ui.px(56), room = line.w - ui.px(has_chart ? 226 : 136);
    auto const late = row.late > 0 ? text::tr("{0} late", {text::integer(row.late)}) : std::string();
    float const late_width = late.empty() ? 0 : ui.width(late, ui.fonts.caption) + ui.px(28);
    float const name = std::min(room - late_width, ui.width(row.name, ui.fonts.body_medium) + ui.px(2));
    ui.text({x, line.y + ui.px(11), name, ui.px(20)}, row.name, ui.fonts.body_medium, ui.theme.text);
    if (!late.empty()) {
        ui.icon({x + name + ui.px(6), line.y + ui.px(11), ui.px(18), ui.px(20)}, icon::clock_alert, ui.theme.danger,
                ui.fonts.caption);
        ui.text({x + name + ui.px(26), line.y + ui.px(11), late_width, ui.px(20)}, late, ui.fonts.caption,
                ui.theme.danger);
    }
    ui.text({x, line.y + ui.px(32), room, ui.px(18)}, row.zone + (row.zone.empty() ? "" : " · ") + row.status,
            ui.fonts.caption, ui.theme.text2);
    if (has_chart)
        ui.sparkline({line.right() - ui.px(156), line.y + ui.px(18), ui.px(76), ui.px(24)}, row.history, ui.theme.ink);
    ui.text({line.right() - ui.px(72), line.y, ui.px(56), line.h}, row.score ? text::decimal(*row.score, 1) : "–",
            ui.fonts.body_semibold, ui.theme.text, Align::right);
}

/// \return height
float draw_head(Desk& desk, Rect const& r, wb::FollowView const& view) {
    auto const& ui = desk.ui;
    float const x = r.x + ui.px(16), w = r.w - ui.px(32);
    Region const head("follow.head", {r.x, r.y, r.w, r.h}, ui.theme.panel);
    ui.label({x, r.y + ui.px(10), w - ui.px(150), ui.px(36)}, text::tr("Watch list"), ui.fonts.title, ui.theme.text);
    float const chips = draw_chips(desk, {x, r.y + ui.px(title_height - 4), w, 0}, view.rows);
    float const h = ui.px(title_height) + chips;
    rule(ui, r.x, r.y + h - ui.px(1), r.w);
    return h;
}

std::vector<Row const*> kept_rows(PanelState const& state, std::vector<Row> const& rows) {
    std::vector<Row const*> kept;
    for (auto const& row : rows)
        if (!state.followed || *state.followed == static_cast<int>(row.state)) kept.push_back(&row);
    return kept;
}

}

void draw_watch_list(Desk& desk, Rect const& r, wb::FollowView const& view, Intents& out) {
    auto const& ui = desk.ui;
    float const head = draw_head(desk, r, view);
    float const foot = view.is_filtered ? ui.px(60) : 0; // the filter's chips
    Rect const place{r.x, r.y + head, r.w, r.h - head - foot};
    if (foot > 0) Region const ground("follow.foot", {r.x, place.bottom(), r.w, foot}, ui.theme.panel);
    auto const rows = kept_rows(desk.state, view.rows);
    auto const at = std::ranges::find_if(rows, [&](Row const* row) { return view.site && view.site->row == row->row; });
    auto const here = at != rows.end() ? std::optional(static_cast<std::size_t>(at - rows.begin())) : std::nullopt;
    auto const chosen = draw_side_list(
        desk,
        {"follow.list", place, row_height, rows.size(), here,
         view.is_filtered ? text::tr("Nothing passes the filter.")
                          : text::tr("No residence is followed yet. Choose one on the map and change its status.")},
        [&](std::size_t i) { return "watch." + std::to_string(rows[i]->row); },
        [&](Rect const& line, std::size_t i) { draw_row(ui, line, *rows[i]); });
    if (chosen.row) out.emplace_back(wb::SelectRows{{rows[*chosen.row]->row}});
    if (chosen.is_entered) desk.ui.focus.go_to("follow.change");
}

}
