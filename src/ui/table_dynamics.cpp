// Class now × change: a matrix whose cells select, and who entered or left the complex classes.
#include "dossier/change_words.hpp"
#include "scene/colouring.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/table_parts.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

using Intents = std::vector<TableIntent>;
using View = wb::DynamicsView;

constexpr float label_width = 40, head_height = 28, row_height = 30, gap = 3, foot_height = 26;
constexpr std::array classes{core::SeverityClass::d, core::SeverityClass::c, core::SeverityClass::b,
                             core::SeverityClass::a};
constexpr std::array changes{core::Dynamics::better, core::Dynamics::steady, core::Dynamics::worse};

std::string count_words(View::Cell const& cell) {
    return text::integer(static_cast<std::int64_t>(cell.count)) + " · " +
           text::tr("{0} dw.", {text::integer(cell.dwellings)});
}

void draw_cell(Ui const& ui, std::string const& id, Rect const& r, View::Cell const& cell, scene::Rgba ground,
               Intents& out) {
    auto const ink = scene::ink_on(ground);
    ui.fill(r, ground, ui.px(3));
    bool const pressed = ui.area(id, r);
    if (pressed && cell.count > 0) out.emplace_back(wb::SelectRows{cell.rows});
    ui.tooltip(cell.words);
    if (cell.is_selected) ui.outline(r, ui.theme.accent, ui.px(3), ui.px(3));
    auto const count = text::integer(static_cast<std::int64_t>(cell.count));
    float const w = ui.width(count, ui.fonts.body_semibold);
    ui.text({r.x + ui.px(10), r.y, w + ui.px(2), r.h}, count, ui.fonts.body_semibold, ink);
    if (cell.count == 0) return;
    ui.text({r.x + w + ui.px(16), r.y, r.w - w - ui.px(24), r.h}, text::tr("{0} dw.", {text::integer(cell.dwellings)}),
            ui.fonts.caption, ink, Align::right);
}

void draw_column_head(Ui const& ui, Rect const& r, core::Dynamics dynamics) {
    float const cy = r.y + r.h / 2, x = r.x + ui.px(14);
    if (dynamics == core::Dynamics::steady) {
        for (float const dy : {-2.0F, 2.0F})
            ui.line(x - ui.px(4), cy + ui.px(dy), x + ui.px(4), cy + ui.px(dy), ui.theme.text2, ui.px(1.25F));
    } else {
        bool const is_worse = dynamics == core::Dynamics::worse;
        ui.triangle(x, cy, ui.px(4), is_worse, is_worse ? ui.theme.danger : ui.theme.ok);
    }
    Rect const words{r.x + ui.px(24), r.y, r.w - ui.px(26), r.h};
    ui.label(words, ui.fitting(dossier::dynamics_label(dynamics), dossier::short_dynamics(dynamics), ui.fonts.caption_medium, words.w),
             ui.fonts.caption_medium, ui.theme.text2);
}

/// \return height
float draw_matrix(Ui const& ui, Rect const& r, View const& view, Intents& out) {
    auto const colours = scene::palette(ui.theme, scene::Colouring::dynamics);
    float const left = r.x + ui.px(label_width), w = (r.w - ui.px(label_width)) / 3;
    for (std::size_t c = 0; c < changes.size(); ++c)
        draw_column_head(ui, {left + w * static_cast<float>(c), r.y, w, ui.px(head_height)}, changes[c]);
    float y = r.y + ui.px(head_height);
    Focus::Group const group(ui.focus, "dynamics");
    for (std::size_t row = 0; row < classes.size(); ++row) {
        ui.class_chip({r.x + ui.px(8), y + ui.px((row_height - 20) / 2), ui.px(20), ui.px(20)}, classes[row]);
        for (std::size_t c = 0; c < changes.size(); ++c) {
            Rect const cell{left + w * static_cast<float>(c), y, w - ui.px(gap), ui.px(row_height - gap)};
            auto const tone = scene::tone_of({classes[row], changes[c], 0}, scene::Colouring::dynamics);
            draw_cell(ui, "dynamics." + std::to_string(row) + "." + std::to_string(c), cell, view.cells[row][c],
                      colours[tone], out);
        }
        y += ui.px(row_height);
    }
    Rect const foot{r.x + ui.px(8), y, r.w - ui.px(8), ui.px(foot_height)};
    if (ui.area("dynamics.none", foot) && view.not_compared.count > 0)
        out.emplace_back(wb::SelectRows{view.not_compared.rows});
    ui.tooltip(view.not_compared.words);
    Rect const swatch{foot.x, foot.y + ui.px(4), ui.px(20), ui.px(18)};
    ui.hatch(swatch, ui.theme.hatch);
    ui.outline(swatch, ui.theme.hatch, ui.px(1), ui.px(3));
    ui.text({foot.x + ui.px(32), foot.y, foot.w - ui.px(36), foot.h},
            text::tr("Not compared: {0}", {count_words(view.not_compared)}), ui.fonts.caption, ui.theme.text2);
    return y + ui.px(foot_height) - r.y;
}

/// « D → C », the classes as chips.
void draw_passage(Ui const& ui, Rect const& r, View::Passage const& passage) {
    float const chip = ui.px(20), y = r.y + (r.h - chip) / 2;
    ui.class_chip({r.x + ui.px(8), y, chip, chip}, passage.before);
    ui.icon({r.x + ui.px(28), r.y, ui.px(20), r.h}, icon::chevron_right, ui.theme.text3);
    ui.class_chip({r.x + ui.px(48), y, chip, chip}, passage.now);
    ui.text({r.x + ui.px(78), r.y, r.w - ui.px(168), r.h}, passage.name, ui.fonts.body, ui.theme.text);
    Rect const change{r.right() - ui.px(88), r.y, ui.px(80), r.h};
    if (passage.change)
        ui.change(change, *passage.change, ui.fonts.body);
    else
        ui.text(change, "–", ui.fonts.body, ui.theme.text3, Align::right);
}

/// \return height
float draw_passages(Ui const& ui, Rect const& r, char const* id, std::string const& title,
                    std::vector<View::Passage> const& list, Intents& out) {
    ui.text({r.x + ui.px(8), r.y, r.w - ui.px(16), ui.px(head_height)}, title, ui.fonts.caption_semibold,
            ui.theme.text2);
    float y = r.y + ui.px(head_height);
    if (list.empty()) {
        ui.text({r.x + ui.px(8), y, r.w - ui.px(16), ui.px(26)}, text::tr("None."), ui.fonts.body, ui.theme.text3);
        return y + ui.px(26) - r.y;
    }
    Focus::Group const group(ui.focus, id);
    for (auto const& passage : list) {
        Rect const line{r.x, y, r.w - ui.px(8), ui.px(26)};
        if (ui.area(id + std::to_string(passage.row), line)) out.emplace_back(wb::ShowResidence{passage.row});
        if (passage.is_selected)
            ui.fill(line, ui.theme.accent_soft, ui.px(3));
        else if (ui.is_hovered())
            ui.fill(line, ui.theme.hover, ui.px(3));
        draw_passage(ui, line, passage);
        y += line.h;
    }
    return y - r.y;
}

/// What is counted, and the way out. \return height
float draw_head(Desk& desk, Rect const& r, View const& view, Intents& out) {
    auto const& ui = desk.ui;
    auto const table = text::tr("Table (CSV)");
    float const w = ui.width(table, ui.fonts.body_medium) + ui.px(52);
    if (ui.button("dynamics.export", {r.right() - w, r.y + ui.px(6), w, ui.px(28)}, table, ButtonKind::secondary,
                  icon::export_to, view.can_export))
        out.emplace_back(wb::RunAction{"file.dynamics_table"});
    float x = r.x;
    if (view.has_zones) {
        Rect const choice{x, r.y + ui.px(6), ui.px(220), ui.px(28)};
        if (auto const chosen = ui.segments("dynamics.of", choice, {text::tr("Residences"), text::tr("Neighbourhoods")},
                                            view.of_zones ? 1 : 0))
            out.emplace_back(wb::ShowDynamics{*chosen == 1});
        x = choice.right() + ui.px(16);
    }
    auto const words = view.caveat.empty() ? view.sentence : view.sentence + " " + view.caveat;
    float const room = r.right() - w - ui.px(16) - x;
    float const lines = static_cast<float>(std::clamp(ui.lines_of(words, ui.fonts.caption, room), 1, 3));
    float const used = lines * ui.px(16);
    ui.paragraph(x, r.y + std::max(ui.px(4), (ui.px(40) - used) / 2), room, words, ui.fonts.caption, ui.theme.text2,
                 ui.px(16), 3);
    return std::max(ui.px(40), used + ui.px(8));
}

}

void draw_dynamics_tab(Desk& desk, Rect const& area, wb::DynamicsView const& view, Intents& out) {
    auto const& ui = desk.ui;
    Region const region("dynamics.rows", area, ui.theme.panel, true);
    rule(ui, area.x, area.y, area.w);
    if (view.before.empty())
        return ui.text({area.x, area.y, area.w, ui.px(60)},
                       text::tr("Two scored campaigns are needed to say what moved."), ui.fonts.body, ui.theme.text2,
                       Align::centre);
    float const top = area.y - ImGui::GetScrollY(), pad = ui.px(16), bar = ui.px(14);
    Rect const inner{area.x + pad, top + ui.px(4), area.w - 2 * pad - bar, area.h};
    float const head = draw_head(desk, {inner.x, inner.y, inner.w, 0}, view, out);
    float const y = inner.y + head + ui.px(4);
    float const matrix = std::min(ui.px(520), inner.w * 0.48F), list = (inner.w - matrix - ui.px(24)) / 2;
    float used = draw_matrix(ui, {inner.x, y, matrix, 0}, view, out);
    auto const number = [](std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); };
    float const x = inner.x + matrix + ui.px(24);
    bool const is_narrow = list < ui.px(260); // one below the other, rather than names cut
    float const w = is_narrow ? 2 * list : list;
    float const entries =
        draw_passages(ui, {x, y, w, 0}, "dynamics.entry.",
                      text::tr("Entered C or D · {0}", {number(view.entries.size())}), view.entries, out);
    Rect const below{is_narrow ? x : x + list, is_narrow ? y + entries : y, w, 0};
    float const exits = draw_passages(ui, below, "dynamics.exit.",
                                      text::tr("Left C and D, after two campaigns · {0}", {number(view.exits.size())}),
                                      view.exits, out);
    used = std::max({used, entries, below.y - y + exits});
    ImGui::SetCursorScreenPos({area.x, top});
    ImGui::Dummy({1, y + used + ui.px(8) - top});
}

}
