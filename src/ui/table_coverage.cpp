// Gaps family by family, and values out of line.
#include "scene/colouring.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/table_parts.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

using Intents = std::vector<TableIntent>;
using wb::CoverageView;

constexpr float bar_height = 40, name_width = 190, total_width = 120, least_column = 58, reasons_width = 360;

struct Plan {
    float name, total, column; ///< px
    float left;
    [[nodiscard]] float at(std::size_t f) const { return left + name + total + column * static_cast<float>(f); }
};

Plan plan_of(Ui const& ui, Rect const& r, std::size_t families) {
    Plan plan{ui.px(name_width), ui.px(total_width), 0, r.x + ui.px(16)};
    float const room = r.w - plan.name - plan.total - ui.px(40);
    plan.column =
        std::clamp(room / static_cast<float>(std::max<std::size_t>(1, families)), ui.px(least_column), ui.px(150));
    return plan;
}

void draw_titles(Ui const& ui, Rect const& head, Plan const& plan, CoverageView const& view) {
    draw_table_head(ui, head);
    ui.text({plan.left, head.y, plan.name, head.h}, view.of_zones ? text::tr("Neighbourhood") : text::tr("Residence"),
            ui.fonts.caption_medium, ui.theme.text2);
    ui.text({plan.left + plan.name, head.y, plan.total - ui.px(12), head.h}, text::tr("Coverage"),
            ui.fonts.caption_medium, ui.theme.text2);
    for (std::size_t f = 0; f < view.columns.size(); ++f) {
        float const w = plan.column - ui.px(6);
        ui.text({plan.at(f), head.y, w, head.h},
                ui.fitting(view.columns[f].name, view.columns[f].short_name, ui.fonts.caption_medium, w),
                ui.fonts.caption_medium, ui.theme.text2);
    }
}

/// The figure on its colour; hatched where nothing is observed, empty where the family weighs nothing.
void draw_share(Ui const& ui, Rect const& r, std::optional<double> share) {
    if (!share) return ui.text(r, "–", ui.fonts.caption, ui.theme.text3, Align::centre);
    if (*share <= 0) {
        ui.hatch(r, ui.theme.hatch);
        ui.outline(r, ui.theme.hatch, ui.px(1), ui.px(3));
        return;
    }
    auto const step = std::min<std::size_t>(4, static_cast<std::size_t>(*share * 5));
    auto const ground = ui.theme.sequential[step];
    ui.fill(r, ground, ui.px(3));
    ui.text(r, text::percent(*share), ui.fonts.caption, scene::ink_on(ground), Align::centre);
}

void draw_place(Ui const& ui, Rect const& r, Plan const& plan, CoverageView::Row const& row, double minimum) {
    ui.text({plan.left, r.y, plan.name - ui.px(8), r.h}, row.name, ui.fonts.body_medium, ui.theme.text);
    Rect const bar{plan.left + plan.name, r.y + r.h / 2 - ui.px(2.5F), plan.total - ui.px(64), ui.px(5)};
    ui.bar(bar, row.coverage, row.coverage < minimum ? ui.theme.neutral : ui.theme.accent);
    ui.text({bar.right(), r.y, ui.px(46), r.h}, text::percent(row.coverage), ui.fonts.caption,
            row.is_scored ? ui.theme.text2 : ui.theme.danger, Align::right);
    for (std::size_t f = 0; f < row.families.size(); ++f)
        draw_share(ui, {plan.at(f), r.y + ui.px(3), plan.column - ui.px(6), r.h - ui.px(6)}, row.families[f]);
}

/// A residence is selected; a zone keeps its residences alone in the table, as in the list of zones.
void choose(CoverageView const& view, CoverageView::Row const& row, Intents& out) {
    if (!view.of_zones) {
        out.emplace_back(wb::SelectRows{{row.place}});
        return;
    }
    auto filter = view.filter;
    filter.keep_zone(row.is_selected ? std::string() : row.zone);
    out.emplace_back(wb::SetFilter{filter});
}

/// Why what is missing is missing, for the residence in focus.
void draw_reasons(Ui const& ui, Rect const& r, CoverageView const& view) {
    Region const region("coverage.why", r, ui.theme.panel2, true);
    ui.line(r.x, r.y, r.x, r.bottom(), ui.theme.border, ui.px(1));
    float const x = r.x + ui.px(16), w = r.w - ui.px(40);
    float y = r.y + ui.px(10) - ImGui::GetScrollY();
    auto const say = [&](std::string const& words, ImFont const* font, scene::Rgba ink) {
        y += ui.paragraph(x, y, w, words, font, ink, ui.px(18)) + ui.px(4);
    };
    if (view.chosen.empty())
        say(text::tr("Choose a residence to see what is missing and why."), ui.fonts.body, ui.theme.text3);
    else
        say(text::tr("Missing for {0}", {view.chosen}), ui.fonts.body_semibold, ui.theme.text);
    if (!view.chosen.empty() && view.missing.empty())
        say(text::tr("Nothing: everything is observed."), ui.fonts.body, ui.theme.ok);
    for (auto const& reason : view.missing)
        say(reason, ui.fonts.caption, ui.theme.text2);
    ImGui::SetCursorScreenPos({r.x, y});
    ImGui::Dummy({1, 1});
}

void draw_bar(Desk& desk, Rect const& r, CoverageView const& view, Intents& out) {
    auto const& ui = desk.ui;
    float x = r.x + ui.px(16);
    if (view.has_zones) {
        Rect const choice{x, r.y + ui.px(6), ui.px(220), ui.px(28)};
        if (auto const chosen = ui.segments("coverage.of", choice, {text::tr("Residences"), text::tr("Neighbourhoods")},
                                            view.of_zones ? 1 : 0))
            out.emplace_back(wb::ShowCoverage{*chosen == 1});
        x = choice.right() + ui.px(16);
    }
    ui.text({x, r.y, r.right() - x - ui.px(16), r.h}, view.sentence, ui.fonts.caption, ui.theme.text2);
}

}

void draw_coverage_tab(Desk& desk, Rect const& area, wb::CoverageView const& view, Intents& out) {
    auto const& ui = desk.ui;
    rule(ui, area.x, area.y, area.w);
    if (!view.row)
        return ui.text({area.x, area.y, area.w, ui.px(60)}, text::tr("Compute the scores first."), ui.fonts.body,
                       ui.theme.text2, Align::centre);
    draw_bar(desk, {area.x, area.y, area.w, ui.px(bar_height)}, view, out);
    float const top = area.y + ui.px(bar_height);
    float const least =
        ui.px(name_width + total_width + 40) + ui.px(least_column) * static_cast<float>(view.columns.size());
    bool const has_side = !view.of_zones && area.w - ui.px(reasons_width) >= least;
    Rect const list{area.x, top, area.w - (has_side ? ui.px(reasons_width) : 0), area.bottom() - top};
    auto const plan = plan_of(ui, list, view.columns.size());
    Rect const head{list.x, list.y, list.w, ui.px(table_head_height)};
    draw_titles(ui, head, plan, view);
    if (has_side) draw_reasons(ui, {list.right(), top, ui.px(reasons_width), list.h}, view);
    Rect const rows{list.x, head.bottom(), list.w, list.h - head.h};
    Region const region("coverage.rows", rows, ui.theme.panel, true);
    float const row_px = ui.px(table_row_height);
    auto const& order = *view.order;
    if (auto const next =
            ui.list_keys("coverage.rows", rows, view.at, order.size(), static_cast<std::size_t>(rows.h / row_px))) {
        choose(view, view.row(order[*next]), out);
        show_table_row(rows, rows.y, *next, row_px);
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(order.size()), row_px);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            auto const row = view.row(order[static_cast<std::size_t>(i)]);
            Rect const r{rows.x, rows.y - ImGui::GetScrollY() + static_cast<float>(i) * row_px, rows.w, row_px};
            if (draw_table_row(ui, "coverage." + std::to_string(row.place), r, row.is_selected)) choose(view, row, out);
            draw_place(ui, r, plan, row, view.minimum);
        }
}

namespace {

void draw_outlier(Ui const& ui, Rect const& r, wb::OutlierRow const& row) {
    float const left = r.x + ui.px(20), w = r.w - ui.px(40);
    auto const cell = [&](float from, float to, std::string const& words, ImFont const* font, scene::Rgba ink) {
        ui.text({left + w * from, r.y, w * (to - from) - ui.px(12), r.h}, words, font, ink);
    };
    cell(0, 0.17F, row.name, ui.fonts.body_medium, ui.theme.text);
    cell(0.17F, 0.40F, row.indicator, ui.fonts.body, ui.theme.text);
    cell(0.40F, 0.57F, row.value, ui.fonts.body_semibold, row.is_high_bad_side ? ui.theme.danger : ui.theme.text);
    cell(0.57F, 0.67F, row.median, ui.fonts.body, ui.theme.text2);
    cell(0.67F, 0.82F, row.distance, ui.fonts.body, ui.theme.text2);
    cell(0.82F, 1, row.source, ui.fonts.caption, ui.theme.text3);
}

wb::OutlierRow titles() {
    wb::OutlierRow row;
    row.name = text::tr("Residence");
    row.indicator = text::tr("Indicator");
    row.value = text::tr("Value");
    row.median = text::tr("Stock median");
    row.distance = text::tr("How far");
    row.source = text::tr("Where it comes from");
    return row;
}

void draw_outlier_titles(Ui const& ui, Rect const& head) {
    draw_table_head(ui, head);
    float const left = head.x + ui.px(20), w = head.w - ui.px(40);
    auto const row = titles();
    float at = 0;
    for (auto const& [words, to] : {std::pair{row.name, 0.17F},
                                    {row.indicator, 0.40F},
                                    {row.value, 0.57F},
                                    {row.median, 0.67F},
                                    {row.distance, 0.82F},
                                    {row.source, 1.0F}}) {
        ui.text({left + w * at, head.y, w * (to - at) - ui.px(12), head.h}, words, ui.fonts.caption_medium,
                ui.theme.text2);
        at = to;
    }
}

}

void draw_outliers_tab(Desk& desk, Rect const& area, wb::OutliersView const& view, Intents& out) {
    auto const& ui = desk.ui;
    Rect const head{area.x, area.y, area.w, ui.px(table_head_height)};
    draw_outlier_titles(ui, head);
    Rect const rows{area.x, head.bottom(), area.w, area.h - head.h};
    Region const region("outliers.rows", rows, ui.theme.panel, true);
    float const row_px = ui.px(table_row_height);
    if (view.rows.empty())
        return ui.text({rows.x, rows.y, rows.w, ui.px(60)},
                       view.is_pending ? text::tr("Being reckoned…")
                                       : text::tr("No value is out of line in this campaign."),
                       ui.fonts.body, ui.theme.text2, Align::centre);
    auto& at = desk.state.outlier_at; // a residence has several: the selection alone does not say which
    if (!at || *at >= view.rows.size() || !view.rows[*at].is_selected) {
        auto const chosen = std::ranges::find(view.rows, true, &wb::OutlierRow::is_selected);
        at = chosen != view.rows.end() ? std::optional(static_cast<std::size_t>(chosen - view.rows.begin()))
                                       : std::nullopt;
    }
    if (auto const next =
            ui.list_keys("outliers.rows", rows, at, view.rows.size(), static_cast<std::size_t>(rows.h / row_px))) {
        at = *next;
        out.emplace_back(wb::SelectRows{{view.rows[*next].row}});
        show_table_row(rows, rows.y, *next, row_px);
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(view.rows.size()), row_px);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            auto const& row = view.rows[static_cast<std::size_t>(i)];
            Rect const r{rows.x, rows.y - ImGui::GetScrollY() + static_cast<float>(i) * row_px, rows.w, row_px};
            if (draw_table_row(ui, "outlier." + std::to_string(i), r, row.is_selected))
                out.emplace_back(wb::SelectRows{{row.row}});
            draw_outlier(ui, r, row);
        }
}

}
