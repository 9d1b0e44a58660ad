// Neighbourhoods side by side: same scale, same classes, same order of families.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace vigie::ui {

namespace {

using workbench::ComparedGroup;
using workbench::Comparison;

constexpr float label_width = 232, bar_height = 48, head_height = 96, map_height = 340, row_height = 36;

void draw_bar(Desk& desk, Rect const& r, Comparison const& comparison) {
    auto const& ui = desk.ui;
    ui.line(r.x, r.bottom() - ui.px(1), r.right(), r.bottom() - ui.px(1), ui.theme.border, ui.px(1));
    auto const count = static_cast<long long>(desk.w.compared.size());
    auto const title = text::tr_n("Compare {0} neighbourhood", "Compare {0} neighbourhoods", count);
    float x = r.x + ui.px(16);
    float const w = ui.width(title, ui.fonts.section_semibold);
    ui.label({x, r.y, w + ui.px(2), r.h}, title, ui.fonts.section_semibold, ui.theme.text);
    x += w + ui.px(16);
    x += ui.pill(x, r.y + ui.px(13), text::tr("same scale · same classes"), ui.theme.track, ui.theme.text2) + ui.px(8);
    if (desk.w.snapshot().info.is_fictitious) ui.pill(x, r.y + ui.px(13), text::tr("Fictitious data"), ui.theme.warn_soft, ui.theme.warn, icon::alert_outline);
    float right = r.right() - ui.px(16);
    auto const sheet = text::tr("A3 sheet");
    float const sheet_width = ui.width(sheet, ui.fonts.body_medium) + ui.px(54);
    if (ui.button("compare.sheet", {right - sheet_width, r.y + ui.px(8), sheet_width, ui.px(32)}, sheet, ButtonKind::primary, icon::pdf)) workbench::run_action(desk.w, "file.comparison_sheet");
    right -= sheet_width + ui.px(8);
    std::vector<std::string> names, codes;
    auto const& zones = desk.w.snapshot().zone_layers.front().zones;
    for (auto const& zone : zones) {
        if (std::find(desk.w.compared.begin(), desk.w.compared.end(), zone.code) != desk.w.compared.end()) continue;
        names.push_back(zone.name);
        codes.push_back(zone.code);
    }
    if (names.empty() || desk.w.compared.size() >= 4) return;
    names.insert(names.begin(), text::tr("+ Neighbourhood"));
    if (auto const chosen = ui.drop_down("compare.add", {right - ui.px(180), r.y + ui.px(8), ui.px(180), ui.px(32)}, names, 0); chosen && *chosen > 0)
        desk.w.compared.push_back(codes[*chosen - 1]);
    static_cast<void>(comparison);
}

void draw_group_head(Desk& desk, Rect const& r, ComparedGroup const& group) {
    auto const& ui = desk.ui;
    float const x = r.x + ui.px(16), w = r.w - ui.px(32);
    ui.text({x, r.y + ui.px(14), w - ui.px(150), ui.px(22)}, group.name, ui.fonts.section_semibold, ui.theme.text);
    auto const words = text::tr_n("{0} dwelling", "{0} dwellings", group.dwellings) + " · " + text::tr_n("{0} residence", "{0} residences", group.residences);
    ui.text({x, r.y + ui.px(36), w - ui.px(150), ui.px(18)}, words, ui.fonts.caption, ui.theme.text2);
    auto const score = group.score ? text::decimal(*group.score, 1) : "–";
    float right = r.x + r.w - ui.px(16);
    if (!group.is_reference && desk.w.compared.size() > 1) {
        if (ui.icon_button("compare.remove." + group.code, {right - ui.px(20), r.y + ui.px(20), ui.px(28), ui.px(28)}, icon::close, text::tr("Take out of the comparison")))
            std::erase(desk.w.compared, group.code);
        right -= ui.px(28);
    }
    if (group.change) {
        ui.change({right - ui.px(64), r.y + ui.px(18), ui.px(64), ui.px(34)}, *group.change, ui.fonts.body);
        right -= ui.px(72);
    }
    ui.text({right - ui.px(90), r.y + ui.px(14), ui.px(90), ui.px(40)}, score, ui.fonts.score, ui.theme.text, Align::right);
    std::array<std::size_t, 5> counts{};
    for (std::size_t i = 0; i < 5; ++i) counts[i] = static_cast<std::size_t>(group.by_class[i]);
    ui.class_bar({x, r.y + ui.px(64), w, ui.px(20)}, counts, true);
}

void draw_family(Ui const& ui, Rect const& r, workbench::FamilyMean const& family, std::optional<double> reference) {
    float const figures = ui.px(118);
    Rect const track{r.x + ui.px(16), r.y + (r.h - ui.px(14)) / 2, r.w - ui.px(32) - figures, ui.px(14)};
    ui.fill(track, ui.theme.panel2);
    ui.outline(track, ui.theme.border, ui.px(1));
    Rect const figure{track.right(), r.y, ui.px(46), r.h};
    if (family.score) {
        ui.fill({track.x, track.y, track.w * static_cast<float>(*family.score / 100), track.h}, ui.theme.fill(family.severity));
        ui.text(figure, text::decimal(*family.score, 0), ui.fonts.body_semibold, ui.theme.text, Align::right);
        if (family.change) ui.change({figure.right(), r.y, figures - figure.w, r.h}, *family.change, ui.fonts.caption);
    } else {
        ui.hatch(track, ui.theme.hatch);
        ui.text({track.right(), r.y, figures, r.h}, text::tr("no data"), ui.fonts.caption, ui.theme.text3, Align::right);
    }
    if (!reference) return;
    float const at = std::round(track.x + track.w * static_cast<float>(*reference / 100));
    ui.fill({at - ui.px(1), track.y - ui.px(3), ui.px(4), track.h + ui.px(6)}, ui.theme.panel);
    ui.fill({at, track.y - ui.px(3), ui.px(2), track.h + ui.px(6)}, ui.theme.ink);
}

/// One dot per residence, stacked; the axis is cut at the limits of the classes.
void draw_distribution(Desk& desk, Rect const& r, ComparedGroup const& group) {
    auto const& ui = desk.ui;
    auto const& rules = desk.w.snapshot().grid.rules;
    Rect const axis{r.x + ui.px(16), r.bottom() - ui.px(24), r.w - ui.px(32), ui.px(4)};
    auto const at = [&](double v) { return axis.x + axis.w * static_cast<float>(v / 100); };
    std::array<double, 5> const cuts{0, rules.class_limits[0], rules.class_limits[1], rules.class_limits[2], 100};
    for (std::size_t i = 0; i < 4; ++i) {
        ui.fill({at(cuts[i]), axis.y, at(cuts[i + 1]) - at(cuts[i]), axis.h}, ui.theme.class_fill[i]);
        if (i > 0) ui.text({at(cuts[i]) - ui.px(20), axis.bottom() + ui.px(2), ui.px(40), ui.px(16)}, text::decimal(cuts[i], 0), ui.fonts.caption, ui.theme.text3, Align::centre);
    }
    float const radius = ui.px(4), step = ui.px(8);
    std::vector<int> stacked(static_cast<std::size_t>(axis.w / step) + 2, 0);
    for (double const v : group.indices) {
        auto const bin = static_cast<std::size_t>(std::clamp((at(v) - axis.x) / step, 0.0F, static_cast<float>(stacked.size() - 1)));
        float const y = axis.y - ui.px(6) - static_cast<float>(stacked[bin]++) * step;
        if (y < r.y + radius) continue;
        float const x = axis.x + (static_cast<float>(bin) + 0.5F) * step;
        ui.disc(x, y, radius, ui.theme.fill(core::scoring::classify(v, rules)));
        ui.ring(x, y, radius, ui.theme.symbol_line, 1);
    }
    if (group.indices.empty()) return;
    double const median = group.indices[group.indices.size() / 2];
    ui.fill({std::round(at(median)), r.y + ui.px(4), ui.px(2), axis.bottom() - r.y}, ui.theme.ink);
}

void draw_label_column(Desk& desk, Rect const& r, Comparison const& comparison, float maps, float families_at) {
    auto const& ui = desk.ui;
    float const x = r.x + ui.px(16), w = r.w - ui.px(24);
    ui.text({x, r.y + ui.px(14), w, ui.px(20)}, text::tr("Mean index"), ui.fonts.caption_semibold, ui.theme.text2);
    ui.text({x, r.y + ui.px(32), w, ui.px(18)}, text::tr("weighted by dwellings"), ui.fonts.caption, ui.theme.text3);
    float y = r.y + ui.px(head_height) + ui.px(8);
    ui.text({x, y, w, ui.px(24)}, text::tr("Class of situation"), ui.fonts.caption_semibold, ui.theme.text2);
    y += ui.px(28);
    for (auto const& row : workbench::legend_view(desk.w).rows) {
        if (y + ui.px(28) > r.y + ui.px(head_height) + maps) break;
        ui.class_chip({x, y + ui.px(4), ui.px(20), ui.px(20)}, row.severity);
        ui.text({x + ui.px(28), y, w - ui.px(28), ui.px(28)}, row.name, ui.fonts.body, ui.theme.text);
        ui.text({x, y, w, ui.px(28)}, row.severity == core::SeverityClass::not_scored ? "" : row.range, ui.fonts.caption, ui.theme.text3, Align::right);
        y += ui.px(28);
    }
    for (bool const is_fragile : {false, true}) {
        if (y + ui.px(30) > r.y + ui.px(head_height) + maps) break;
        ui.dashed(x, y + ui.px(14), x + ui.px(20), y + ui.px(14), ui.theme.ink, 2.25F * ui.scale, is_fragile ? ui.px(6) : ui.px(40), ui.px(4));
        ui.text({x + ui.px(28), y + ui.px(4), w - ui.px(28), ui.px(20)}, is_fragile ? text::tr("Fragile cluster") : text::tr("Solid cluster"), ui.fonts.caption, ui.theme.text2);
        y += ui.px(22);
    }
    ui.text({x, families_at, w, ui.px(40)}, text::tr("Families"), ui.fonts.caption_semibold, ui.theme.text2);
    y = families_at + ui.px(40);
    auto const& grid = desk.w.snapshot().grid;
    for (auto const& family : comparison.groups.front().families) {
        auto const* known = grid.find_family(family.code);
        auto const words = known != nullptr ? ui.fitting(text::pick(known->name), text::pick(known->short_name), ui.fonts.body, w) : family.code;
        ui.text({x, y, w, ui.px(row_height)}, words, ui.fonts.body, ui.theme.text);
        y += ui.px(row_height);
    }
    ui.text({x, y + ui.px(10), w, ui.px(20)}, text::tr("Distribution of the scores"), ui.fonts.caption_semibold, ui.theme.text2);
    ui.paragraph(x, y + ui.px(30), w, text::tr("one dot per residence, line: median"), ui.fonts.caption, ui.theme.text3, ui.px(16));
    ui.text({x, y + ui.px(108), w, ui.px(24)}, text::tr("On the watch list"), ui.fonts.caption_semibold, ui.theme.text2);
    ui.text({x, y + ui.px(140), w, ui.px(24)}, text::tr("In one sentence"), ui.fonts.caption_semibold, ui.theme.text2);
}

void draw_group(Desk& desk, Rect const& r, ComparedGroup const& group, ComparedGroup const* reference, float maps, float families_at, float scale_denominator) {
    auto const& ui = desk.ui;
    draw_group_head(desk, r, group);
    Rect const map{r.x + ui.px(1), r.y + ui.px(head_height), r.w - ui.px(1), maps};
    scene::View view = scene::fitted(group.extent, map.w, map.h, ui.scale, ui.px(24));
    view = scene::at_scale(view, scale_denominator);
    draw_scale_bar(ui, map, view, map.x + ui.px(12));
    float const x = r.x + ui.px(16), w = r.w - ui.px(32);
    for (double const mark : {0.0, 50.0, 100.0}) {
        float const at = x + (w - ui.px(118)) * static_cast<float>(mark / 100);
        auto const align = mark == 0 ? Align::left : mark == 100 ? Align::right : Align::centre;
        float const left = mark == 0 ? at : mark == 100 ? at - ui.px(40) : at - ui.px(20);
        ui.text({left, families_at, ui.px(40), ui.px(40)}, text::decimal(mark, 0), ui.fonts.caption, ui.theme.text3, align);
    }
    ui.text({x + w - ui.px(118), families_at, ui.px(46), ui.px(40)}, text::tr("Index"), ui.fonts.caption, ui.theme.text3, Align::right);
    ui.text({x + w - ui.px(66), families_at, ui.px(66), ui.px(40)}, text::tr("Change"), ui.fonts.caption, ui.theme.text3, Align::right);
    float y = families_at + ui.px(40);
    for (std::size_t i = 0; i < group.families.size(); ++i) {
        auto const mean = reference != nullptr && i < reference->families.size() ? reference->families[i].score : std::nullopt;
        draw_family(ui, {r.x, y, r.w, ui.px(row_height)}, group.families[i], mean);
        y += ui.px(row_height);
    }
    draw_distribution(desk, {r.x, y + ui.px(4), r.w, ui.px(96)}, group);
    ui.text({x, y + ui.px(108), w, ui.px(24)}, text::tr_n("{0} residence", "{0} residences", group.watched_residences), ui.fonts.body_semibold, ui.theme.text);
    ui.paragraph(x, y + ui.px(142), w, group.sentence, ui.fonts.body, ui.theme.text2, ui.px(20), 3);
}

}

void draw_compare_screen(Desk& desk, Layout const& layout) {
    auto const& ui = desk.ui;
    float const width = layout.status.w, top = layout.top.bottom(), bottom = layout.status.y;
    if (desk.w.compared.empty() || desk.w.snapshot().zone_layers.empty()) return;
    auto const comparison = workbench::compare_view(desk.w);
    ComparedGroup const* reference = nullptr;
    std::vector<ComparedGroup const*> groups;
    for (auto const& group : comparison.groups) {
        if (group.is_reference)
            reference = &group;
        else
            groups.push_back(&group);
    }
    if (groups.empty()) return;
    {
        Region const bar("compare.bar", {0, top, width, ui.px(bar_height)}, ui.theme.panel);
        draw_bar(desk, {0, top, width, ui.px(bar_height)}, comparison);
    }
    Rect const body{0, top + ui.px(bar_height), width, bottom - top - ui.px(bar_height)};
    // Maps lie under the interface: the body has no ground of its own, and fills everything but the maps.
    Region const region("compare", body, std::nullopt, true);
    float const scroll = ImGui::GetScrollY();
    float const y = body.y - scroll;
    float const families = ui.px(40 + row_height * static_cast<float>(groups.front()->families.size()) + 210);
    float const maps = std::max(ui.px(180), std::min(ui.px(map_height), body.h - ui.px(head_height) - families));
    float const families_at = y + ui.px(head_height) + maps;
    auto const shown = std::min<std::size_t>(groups.size(), layout.has_short_top ? 2 : 4);
    float const label = layout.has_short_top ? ui.px(180) : ui.px(label_width);
    float const column = std::floor((width - label) / static_cast<float>(shown));
    float const denominator = [&] {
        double most = 500;
        for (std::size_t i = 0; i < shown; ++i) most = std::max(most, scene::fitted(groups[i]->extent, column, maps, ui.scale, ui.px(24)).scale_denominator());
        return static_cast<float>(most);
    }();
    ui.fill({0, y, width, ui.px(head_height)}, ui.theme.panel);
    ui.fill({0, y + ui.px(head_height), label, maps}, ui.theme.panel);
    ui.fill({0, families_at, width, std::max(families, body.bottom() - families_at)}, ui.theme.panel);
    draw_label_column(desk, {0, y, label, families}, comparison, maps, families_at);
    for (std::size_t i = 0; i <= groups.front()->families.size() + 1; ++i) {
        float const line = families_at + (i == 0 ? 0 : ui.px(40) + ui.px(row_height) * static_cast<float>(i - 1));
        ui.line(0, line, width, line, ui.theme.border, ui.px(1));
    }
    for (std::size_t i = 0; i < shown; ++i) {
        Rect const r{label + column * static_cast<float>(i), y, column, families};
        draw_group(desk, r, *groups[i], reference, maps, families_at, denominator);
        ui.line(r.x, body.y, r.x, body.bottom(), ui.theme.border, ui.px(1));
        Rect map{r.x + ui.px(1), y + ui.px(head_height), column - ui.px(1), maps};
        if (map.y < body.y) map.h -= body.y - map.y, map.y = body.y;
        map.h = std::min(map.h, body.bottom() - map.y);
        if (map.h < 8) continue;
        scene::View view = scene::at_scale(scene::fitted(groups[i]->extent, column - ui.px(1), maps, ui.scale, ui.px(24)), denominator);
        view.width_px = map.w;
        view.height_px = map.h;
        scene::MapStyle style;
        style.theme = &ui.theme;
        style.show_scale_bar = style.show_credits = false;
        add_map_pane(desk, map, view, style, 1 + i);
    }
    ImGui::SetCursorScreenPos({0, families_at + families});
    ImGui::Dummy({1, 1});
}

}
