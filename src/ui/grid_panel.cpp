// The grid editor: a tree of families and indicators, the sheet of the one chosen, what saving would do.
#include "text/language.hpp"
#include "ui/grid_parts.hpp"
#include "ui/icons.hpp"
#include "ui/table_parts.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vigie::ui {

namespace {

constexpr float head_height = 52, foot_height = 132, tools_height = 44, node_height = 28;

void draw_head(Desk& desk, Rect const& r, wb::GridEditorView const& view, GridIntents& out) {
    auto const& ui = desk.ui;
    Region const region("grid.head", r, ui.theme.panel);
    ui.line(r.x, r.y, r.x, r.bottom(), ui.theme.border, ui.px(1));
    float x = r.x + ui.px(16);
    auto const title = text::tr("Grid");
    ui.label({x, r.y, ui.width(title, ui.fonts.title) + ui.px(4), r.h}, title, ui.fonts.title, ui.theme.text);
    x += ui.width(title, ui.fonts.title) + ui.px(16);
    bool const is_bad = view.is_changed && !view.can_publish;
    auto const ground = !view.is_changed ? ui.theme.ok_soft : is_bad ? ui.theme.warn_soft : ui.theme.accent_soft;
    auto const ink = !view.is_changed ? ui.theme.ok : is_bad ? ui.theme.warn : ui.theme.accent_text;
    if (x + ui.pill_width(view.state, true) < r.right() - ui.px(120))
        ui.pill(x, r.y + ui.px(15), view.state, ground, ink, view.is_changed ? icon::tune : icon::check);
    Rect button{r.right() - ui.px(44), r.y + ui.px(12), ui.px(28), ui.px(28)};
    Rect const close = button;
    button.x -= ui.px(32);
    if (ui.icon_button("grid.export", button, icon::export_to, text::tr("Write the grid to a file…")))
        out.emplace_back(wb::RunAction{"grid.export"});
    button.x -= ui.px(32);
    if (ui.icon_button("grid.import", button, icon::upload, text::tr("Read a grid from a file…")))
        out.emplace_back(wb::RunAction{"grid.import"});
    if (ui.icon_button("grid.close", close, icon::close, text::tr("Close the panel")))
        out.emplace_back(wb::RunAction{"grid.close"});
    rule(ui, r.x, r.bottom() - ui.px(1), r.w);
}

void draw_node(Ui const& ui, Rect const& r, wb::GridNode const& node, std::size_t i, GridIntents& out) {
    if (draw_table_row(ui, "grid.node." + std::to_string(i), r, node.is_chosen))
        out.emplace_back(wb::ChooseGridPart{node.family, node.indicator});
    bool const is_indicator = !node.indicator.empty();
    float const x = r.x + ui.px(is_indicator ? 28 : 12), detail = ui.px(is_indicator          ? 52
                                                                        : node.family.empty() ? 76
                                                                                              : 36);
    auto const* font = is_indicator ? ui.fonts.body : ui.fonts.body_semibold;
    auto const ink = node.is_context ? ui.theme.text3 : ui.theme.text;
    float const right = r.right() - ui.px(10) - detail;
    ui.text({x, r.y, right - ui.px(18) - x, r.h}, node.label, font, ink);
    if (node.has_fault)
        ui.icon({right - ui.px(16), r.y, ui.px(16), r.h}, icon::alert, ui.theme.danger, ui.fonts.caption);
    else if (node.is_changed)
        ui.disc(right - ui.px(8), r.y + r.h / 2, ui.px(3.5F), ui.theme.accent);
    ui.text({right, r.y, detail, r.h}, node.detail, ui.fonts.caption, ui.theme.text3, Align::right);
}

void draw_tree(Desk& desk, Rect const& r, wb::GridEditorView const& view, GridIntents& out) {
    auto const& ui = desk.ui;
    Region const region("grid.tree", r, ui.theme.panel, true);
    float const row = ui.px(node_height), top = r.y - ImGui::GetScrollY();
    auto const next = ui.list_keys("grid.tree", r, view.at, view.nodes.size(), static_cast<std::size_t>(r.h / row));
    if (next) out.emplace_back(wb::ChooseGridPart{view.nodes[*next].family, view.nodes[*next].indicator});
    auto const key = view.nodes[view.at].family + "\n" + view.nodes[view.at].indicator;
    if (next)
        show_table_row(r, r.y, *next, row);
    else if (std::exchange(desk.state.grid.shown, key) != key)
        show_table_row(r, r.y, view.at, row);
    for (std::size_t i = 0; i < view.nodes.size(); ++i) {
        Rect const line{r.x, top + row * static_cast<float>(i), r.w, row};
        if (line.bottom() >= r.y && line.y <= r.bottom()) draw_node(ui, line, view.nodes[i], i, out);
    }
    ImGui::SetCursorScreenPos({r.x, top});
    ImGui::Dummy({1, row * static_cast<float>(view.nodes.size())});
}

void draw_tools(Desk& desk, Rect const& r, wb::GridEditorView const& view, GridIntents& out) {
    auto const& ui = desk.ui;
    Region const region("grid.tools", r, ui.theme.panel);
    rule(ui, r.x, r.y, r.w);
    Focus::Group const group(ui.focus, "grid.tools");
    struct Tool {
        char const* id;
        char const* icon_code;
        std::string words;
        bool is_enabled;
        wb::GridEdit edit;
    };
    Tool const tools[] = {
        {"grid.add_family", icon::layers, text::tr("Add a family"), true, wb::GridEdit::add_family},
        {"grid.add_indicator", icon::plus, text::tr("Add an indicator to this family"), view.can_add_indicator,
         wb::GridEdit::add_indicator},
        {"grid.up", icon::arrow_up, text::tr("Move up"), view.can_go_up, wb::GridEdit::up},
        {"grid.down", icon::arrow_down, text::tr("Move down"), view.can_go_down, wb::GridEdit::down},
        {"grid.remove", icon::minus, text::tr("Take out of the grid"), view.can_remove, wb::GridEdit::remove}};
    float x = r.x + ui.px(8);
    for (auto const& tool : tools) {
        if (ui.icon_button(tool.id, {x, r.y + ui.px(6), ui.px(32), ui.px(32)}, tool.icon_code, tool.words, false,
                           tool.is_enabled))
            out.emplace_back(wb::EditGrid{tool.edit});
        x += ui.px(36);
    }
}

void draw_foot(Desk& desk, Rect const& r, wb::GridEditorView const& view, GridIntents& out) {
    auto const& ui = desk.ui;
    Region const region("grid.foot", r, ui.theme.panel);
    rule(ui, r.x, r.y, r.w);
    ui.line(r.x, r.y, r.x, r.bottom(), ui.theme.border, ui.px(1));
    float const x = r.x + ui.px(16), w = r.w - ui.px(32);
    float y = r.y + ui.px(8);
    if (!view.headline.empty()) {
        float const head = ui.width(view.headline, ui.fonts.body_semibold) + ui.px(12);
        ui.text({x, y, head, ui.px(20)}, view.headline, ui.fonts.body_semibold, ui.theme.text);
        ui.text({x + head, y, w - head, ui.px(20)}, view.detail, ui.fonts.caption, ui.theme.text2);
        y += ui.px(24);
    }
    auto const words = view.is_changed
                           ? view.outcome
                           : text::tr("A change shows on the map at once. Nothing is written before you save.");
    ui.paragraph(x, y, w, words, ui.fonts.caption, ui.theme.text2, ui.px(17), 3);
    auto const save = text::tr("Save a new version"), back = text::tr("Back to the saved grid");
    float const save_width = ui.width(save, ui.fonts.body_medium) + ui.px(56),
                back_width = ui.width(back, ui.fonts.body_medium) + ui.px(56);
    Rect const right{r.right() - ui.px(16) - save_width, r.bottom() - ui.px(44), save_width, ui.px(32)};
    Rect const left{right.x - ui.px(8) - back_width, right.y, back_width, right.h};
    if (ui.button("grid.reset", left, back, ButtonKind::secondary, icon::undo, view.is_changed,
                  text::tr("Nothing has changed.")))
        out.emplace_back(wb::RunAction{"grid.reset"});
    if (ui.button("grid.publish", right, save, ButtonKind::primary, icon::save, view.can_publish, view.why_not))
        out.emplace_back(wb::RunAction{"grid.publish"});
}

void draw_sheet(Desk& desk, Rect const& r, wb::GridEditorView const& view, GridIntents& out) {
    auto const& ui = desk.ui;
    auto const& node = view.nodes[view.at];
    // A region of its own for each part: each is read from its beginning.
    auto const name = "grid.sheet." + node.family + "." + node.indicator;
    Region const region(name.c_str(), r, ui.theme.panel, true);
    ui.line(r.x, r.y, r.x, r.bottom(), ui.theme.border, ui.px(1));
    Rect const inside{r.x + ui.px(16), r.y, r.w - ui.px(40), r.h};
    if (view.indicator)
        draw_indicator_sheet(desk, inside, *view.indicator, out);
    else if (view.family)
        draw_family_sheet(desk, inside, *view.family, out);
    else if (view.grid)
        draw_grid_sheet(desk, inside, *view.grid, out);
}

}

std::vector<GridIntent> draw_grid_panel(Desk& desk, Rect const& r, wb::GridEditorView const& view) {
    GridIntents out;
    auto const& ui = desk.ui;
    float const head = ui.px(head_height), foot = ui.px(foot_height), tools = ui.px(tools_height);
    float const tree = std::clamp(std::round(r.w * 0.36F), ui.px(200), ui.px(330));
    float const top = r.y + head, middle = r.h - head - foot;
    draw_head(desk, {r.x, r.y, r.w, head}, view, out);
    draw_tree(desk, {r.x + ui.px(1), top, tree - ui.px(1), middle - tools}, view, out);
    draw_tools(desk, {r.x + ui.px(1), top + middle - tools, tree - ui.px(1), tools}, view, out);
    draw_sheet(desk, {r.x + tree, top, r.w - tree, middle}, view, out);
    draw_foot(desk, {r.x, r.bottom() - foot, r.w, foot}, view, out);
    return out;
}

}
