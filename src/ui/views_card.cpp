// The card of the views kept with the project.
#include "text/language.hpp"
#include "ui/card_list.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <algorithm>
#include <utility>

namespace vigie::ui {

namespace {

using Intents = std::vector<ViewsIntent>;

constexpr float width = 340, head = 44, foot = 92, row_height = 36;
constexpr std::size_t most_rows = 8;

/// The name being typed in place of the row.
void draw_renaming(Desk& desk, Rect const& line, core::Bookmark const& bookmark, Intents& out) {
    auto const& ui = desk.ui;
    auto& state = desk.state;
    bool const is_fresh = state.new_name.empty();
    if (is_fresh) state.new_name = bookmark.name;
    Rect const field{line.x, line.y + ui.px(3), line.w - ui.px(40), ui.px(30)};
    (void)ui.text_field("views.name", field, state.new_name, text::tr("Name of the view"), is_fresh);
    Rect const done{field.right() + ui.px(6), line.y + ui.px(2), ui.px(32), ui.px(32)};
    ui.focus.set_default("views.rename_done");
    if (!ui.icon_button("views.rename_done", done, icon::check, text::tr("Keep this name"))) return;
    out.emplace_back(wb::RenameView{bookmark.id, state.new_name});
    state.renamed_view.reset();
}

void draw_row(Desk& desk, Rect const& line, core::Bookmark const& bookmark, bool can_edit, Intents& out) {
    auto const& ui = desk.ui;
    auto& state = desk.state;
    if (state.renamed_view == bookmark.id) return draw_renaming(desk, line, bookmark, out);
    auto const id = std::to_string(bookmark.id);
    Rect const name{line.x, line.y, line.w - ui.px(can_edit ? 72 : 0), line.h};
    if (ui.area("views.go." + id, name)) out.emplace_back(wb::GoToView{bookmark.id});
    if (ui.is_hovered()) ui.fill(name, ui.theme.hover, ui.px(4));
    ui.tooltip(text::tr("Go to this view"));
    ui.icon({name.x + ui.px(6), name.y, ui.px(20), name.h}, icon::bookmark, ui.theme.text3);
    ui.text({name.x + ui.px(34), name.y, name.w - ui.px(40), name.h}, bookmark.name, ui.fonts.body, ui.theme.text);
    if (!can_edit) return;
    Rect button{name.right() + ui.px(4), line.y + ui.px(2), ui.px(32), ui.px(32)};
    if (ui.icon_button("views.rename." + id, button, icon::pencil, text::tr("Rename"))) {
        state.renamed_view = bookmark.id;
        state.new_name.clear();
    }
    button.x += ui.px(34);
    if (ui.icon_button("views.remove." + id, button, icon::close, text::tr("Remove this view")))
        out.emplace_back(wb::RemoveView{bookmark.id});
}

void draw_list(Desk& desk, Rect const& r, wb::KeptViews const& view, Intents& out) {
    auto const& ui = desk.ui;
    if (view.list.empty()) {
        ui.text({r.x + ui.px(8), r.y, r.w - ui.px(16), ui.px(row_height)}, text::tr("No view is kept yet."),
                ui.fonts.body, ui.theme.text2);
        return;
    }
    Region const region("views.list", r, std::nullopt, true);
    Focus::Group const group(ui.focus, "views.list");
    float y = r.y - ImGui::GetScrollY();
    for (auto const& bookmark : view.list) {
        draw_row(desk, {r.x, y, r.w - ui.px(8), ui.px(row_height)}, bookmark, view.can_edit, out);
        y += ui.px(row_height);
    }
    ImGui::SetCursorScreenPos({r.x, y - 1});
    ImGui::Dummy({1, 1});
}

void draw_foot(Desk& desk, Rect const& r, wb::KeptViews const& view, Intents& out) {
    auto const& ui = desk.ui;
    auto& name = desk.state.view_name;
    rule(ui, r.x, r.y, r.w);
    Rect const field{r.x + ui.px(16), r.y + ui.px(10), r.w - ui.px(32), ui.px(32)};
    (void)ui.text_field("views.new", field, name, text::tr("Name of the view"));
    auto const words = text::tr("Keep this view");
    float const w = ui.width(words, ui.fonts.body_medium) + ui.px(32);
    Rect const button{r.right() - ui.px(16) - w, field.bottom() + ui.px(6), w, ui.px(32)};
    if (!desk.state.renamed_view) ui.focus.set_default("views.keep");
    bool const is_pressed = ui.button("views.keep", button, words, ButtonKind::primary, nullptr, view.can_edit,
                                      text::tr("The project is open for reading only."));
    if (is_pressed) out.emplace_back(wb::KeepView{std::exchange(name, {})});
}

}

std::vector<ViewsIntent> draw_views_card(Desk& desk, float x, float y, wb::KeptViews const& view) {
    Intents out;
    auto const& ui = desk.ui;
    Focus::Scope const scope(ui.focus, Focus::Level::dialog);
    if (draw_clear_veil(desk, "views.veil")) out.emplace_back(wb::OpenViews{false});
    float const rows = row_height * static_cast<float>(std::clamp<std::size_t>(view.list.size(), 1, most_rows));
    Rect const box{x, y, ui.px(width), ui.px(head + rows + foot)};
    Region const region("views.card", box, std::nullopt);
    card(ui, box, ui.theme.panel, ui.theme.strong);
    ui.label({box.x + ui.px(16), box.y, box.w - ui.px(32), ui.px(head)}, text::tr("Kept views"),
             ui.fonts.section_semibold, ui.theme.text);
    draw_list(desk, {box.x + ui.px(8), box.y + ui.px(head), box.w - ui.px(12), ui.px(rows)}, view, out);
    draw_foot(desk, {box.x + ui.px(1), box.bottom() - ui.px(foot), box.w - ui.px(2), ui.px(foot)}, view, out);
    return out;
}

}
