// Site projects: their list, beside it the file of one, under both the strip of its actions.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/follow_parts.hpp"
#include "ui/icons.hpp"
#include "ui/side_list.hpp"
#include "ui/site_project_parts.hpp"

#include <algorithm>

namespace vigie::ui {

namespace {

using Intents = std::vector<SiteProjectsIntent>;
using Row = wb::SiteProjectRow;

constexpr float row_height = 78, head_height = 52;

/// \return height
float draw_head(Desk& desk, Rect const& r, wb::SiteProjectsView const& view, Intents& out) {
    auto const& ui = desk.ui;
    Region const head("site.head", {r.x, r.y, r.w, ui.px(head_height)}, ui.theme.panel);
    auto const words = text::tr("New project");
    float const w = ui.width(words, ui.fonts.body_medium) + ui.px(56);
    ui.label({r.x + ui.px(16), r.y + ui.px(8), r.w - w - ui.px(44), ui.px(36)}, text::tr("Site projects"),
             ui.fonts.title, ui.theme.text);
    if (ui.button("site.create", {r.right() - w - ui.px(12), r.y + ui.px(10), w, ui.px(32)}, words,
                  ButtonKind::secondary, icon::plus, view.can_create,
                  view.can_edit ? text::tr("Select the residences it is about first, in the watch list or on the map.")
                                : text::tr("The project is open for reading only.")))
        out.emplace_back(wb::RunAction{"follow.new_project"});
    rule(ui, r.x, r.y + ui.px(head_height - 1), r.w);
    return ui.px(head_height);
}

std::string counts_of(Row const& row) {
    auto const of = [](int n, int all) { return text::integer(n) + " / " + text::integer(all); };
    std::string words = text::tr("actions {0}", {of(row.done, row.actions)});
    if (row.objectives > 0) words += " · " + text::tr("objectives {0}", {of(row.reached, row.objectives)});
    if (row.silent > 0) words += " · " + text::tr_n("{0} without an answer", "{0} without an answer", row.silent);
    return words;
}

void draw_row(Ui const& ui, Rect const& line, Row const& row) {
    float const x = line.x + ui.px(16), w = line.w - ui.px(32);
    auto const late = row.late > 0 ? text::tr("{0} late", {text::integer(row.late)}) : std::string();
    float const room = late.empty() ? 0 : ui.width(late, ui.fonts.caption) + ui.px(28);
    ui.text({x, line.y + ui.px(10), w - room, ui.px(20)}, row.title, ui.fonts.body_medium,
            row.is_closed ? ui.theme.text2 : ui.theme.text);
    if (!late.empty()) {
        ui.icon({line.right() - ui.px(16) - room, line.y + ui.px(10), ui.px(18), ui.px(20)}, icon::clock_alert,
                ui.theme.danger, ui.fonts.caption);
        ui.text({line.right() - ui.px(16) - room + ui.px(22), line.y + ui.px(10), room, ui.px(20)}, late,
                ui.fonts.caption, ui.theme.danger);
    }
    ui.text({x, line.y + ui.px(32), w, ui.px(18)}, row.where + " · " + row.state, ui.fonts.caption, ui.theme.text2);
    ui.text({x, line.y + ui.px(51), w, ui.px(18)}, counts_of(row), ui.fonts.caption, ui.theme.text2);
}

void draw_list(Desk& desk, Rect const& r, wb::SiteProjectsView const& view, Intents& out) {
    auto const& rows = view.rows;
    float const head = draw_head(desk, r, view, out);
    auto const at = std::ranges::find_if(rows, [&](Row const& row) { return view.file && row.id == view.file->id; });
    auto const here = at != rows.end() ? std::optional(static_cast<std::size_t>(at - rows.begin())) : std::nullopt;
    auto const chosen = draw_side_list(
        desk,
        {"site.list", {r.x, r.y + head, r.w, r.h - head}, row_height, rows.size(), here,
         text::tr("No site project yet. Select the residences it is about, in the watch list or on the "
                  "map, then choose New project.")},
        [&](std::size_t i) { return "site." + std::to_string(rows[i].id.value); },
        [&](Rect const& line, std::size_t i) { draw_row(desk.ui, line, rows[i]); });
    if (chosen.row) out.emplace_back(wb::ShowSiteProject{rows[*chosen.row].id});
}

}

std::vector<SiteProjectsIntent> draw_site_projects_screen(Desk& desk, Layout const& layout,
                                                          wb::SiteProjectsView const& view) {
    Intents out;
    auto const& ui = desk.ui;
    auto const room = follow_room(desk, layout);
    if (auto const part = draw_follow_parts(desk, layout, wb::FollowPart::projects))
        out.emplace_back(wb::ShowFollowPart{*part});
    draw_list(desk, room.list, view, out);
    if (!view.file) {
        Region const region("site.file", {room.file.x, room.file.y, room.file.w, room.file.h + room.strip.h},
                            ui.theme.bg);
        return out;
    }
    draw_site_project_file(desk, room.file, view, room.strip.h > 0, out);
    if (room.strip.h > 0) draw_action_strip(desk, room.strip, view.file->strip);
    return out;
}

}
