// Classes with their counts, which filter when clicked; sizes; kinds of cluster.
#include "scene/classing.hpp"
#include "scene/context_classes.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/legend_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vigie::ui {

namespace {

constexpr float head = 38, row_height = legend_row_height, bar_part = 46, measure_part = 54, sizes_part = 58, discs_part = 82, key_height = 22, density_part = 72;

/// As wide as the largest needs: a region has 90 253 residences of one class.
float counts_width(Ui const& ui, wb::LegendView const& view) {
    float width = ui.px(40);
    for (auto const& row : view.rows)
        width = std::max(width, ui.width(text::integer(static_cast<std::int64_t>(row.count)), ui.fonts.body_semibold) + ui.px(2));
    return width;
}

void draw_class(Desk& desk, Rect const& line, wb::LegendView::Row const& row, float count, dossier::Filter const& filter,
                std::vector<LayersIntent>& out) {
    auto const& ui = desk.ui;
    bool const is_kept = filter.classes.contains(row.severity);
    if (ui.area("legend." + std::string(1, core::letter(row.severity)), line)) {
        auto next = filter;
        if (next.classes.erase(row.severity) == 0) next.classes.insert(row.severity);
        out.emplace_back(wb::SetFilter{next});
    }
    ui.tooltip(is_kept ? text::tr("Remove from the filter") : text::tr("Keep this class in the table and on the map"));
    if (ui.is_hovered() || is_kept) ui.fill(line, is_kept ? ui.theme.accent_soft : ui.theme.hover);
    ui.class_chip({line.x + ui.px(12), line.y + ui.px(4), ui.px(20), ui.px(20)}, row.severity);
    ui.label({line.x + ui.px(40), line.y, line.w - ui.px(150), line.h}, row.name, ui.fonts.body, ui.theme.text);
    float const at = line.right() - ui.px(12) - count;
    float const named = line.x + ui.px(46) + ui.width(row.name, ui.fonts.body), room = at - ui.px(4) - named;
    if (ui.width(row.range, ui.fonts.caption) <= room) // counts of millions leave none
        ui.label({named, line.y, room, line.h}, row.range, ui.fonts.caption, ui.theme.text3, Align::right);
    ui.text({at, line.y, count, line.h}, text::integer(static_cast<std::int64_t>(row.count)),
            ui.fonts.body_semibold, ui.theme.text, Align::right);
}

/// Those the map cannot show: clicked, the table lists them.
void draw_unlocated(Desk& desk, Rect const& line, wb::LegendView const& view, std::vector<LayersIntent>& out) {
    auto const& ui = desk.ui;
    bool const is_kept = view.filter.is_unlocated;
    if (ui.area("legend.unlocated", line)) {
        auto next = view.filter;
        next.is_unlocated = !is_kept;
        out.emplace_back(wb::SetFilter{next});
    }
    ui.tooltip(is_kept ? text::tr("Remove from the filter")
                       : text::tr("List them in the table, to place them on the map"));
    if (ui.is_hovered() || is_kept) ui.fill(line, is_kept ? ui.theme.accent_soft : ui.theme.hover);
    ui.icon({line.x + ui.px(12), line.y, ui.px(20), line.h}, icon::alert_outline, ui.theme.warn);
    ui.label({line.x + ui.px(40), line.y, line.w - ui.px(100), line.h}, text::tr("Not located"), ui.fonts.body,
             ui.theme.text);
    ui.text({line.right() - ui.px(52), line.y, ui.px(40), line.h},
            text::integer(static_cast<std::int64_t>(view.unlocated)), ui.fonts.body_semibold, ui.theme.text,
            Align::right);
}

/// Discs on one foot, each with its value. \param room  of the largest
void draw_nested(Ui const& ui, float x, float y, float room, std::vector<double> const& values, auto const& radius_of) {
    float const base = y + ui.px(room), cx = x + ui.px(room / 2);
    float row = y + ui.px(8);
    for (double const n : values) {
        float const radius = radius_of(n) * ui.scale;
        ui.ring(cx, base - radius, radius, ui.theme.text2, ui.px(1));
        ui.line(cx + ui.px(2), base - 2 * radius, x + ui.px(room + 4), base - 2 * radius, ui.theme.strong, ui.px(1));
        ui.text({x + ui.px(room + 8), row - ui.px(8), ui.px(60), ui.px(16)}, text::integer(std::llround(n)), ui.fonts.caption,
                ui.theme.text2);
        row += ui.px(16);
    }
}

void draw_sizes(Ui const& ui, float x, float y) {
    draw_nested(ui, x, y, 46, {165, 60, 18}, [](double n) { return std::max(4.5F, 1.55F * std::sqrt(static_cast<float>(n))); });
    Rect const words{x + ui.px(104), y + ui.px(10), ui.px(130), ui.px(16)};
    ui.label(words, text::tr("dwellings"), ui.fonts.caption, ui.theme.text3);
    ui.label({words.x, words.bottom(), words.w, words.h}, text::tr("(area of the disc)"), ui.fonts.caption,
             ui.theme.text3);
}

void draw_count_sizes(Ui const& ui, float x, float y, double largest) {
    draw_nested(ui, x, y, 66, dossier::disc_samples(largest), [=](double n) { return scene::count_radius_px(n, largest); });
    ui.label({x + ui.px(132), y + ui.px(10), ui.px(104), ui.px(16)}, text::tr("(area of the disc)"), ui.fonts.caption, ui.theme.text3);
}

/// How the figure is cut, and the way to change it.
void draw_measure_note(Ui const& ui, Rect const& r, wb::LegendView const& view, std::vector<LayersIntent>& out) {
    float const x = r.x + ui.px(12), w = r.w - ui.px(24);
    ui.text({x, r.y + ui.px(4), w, ui.px(18)}, view.classing->note, ui.fonts.caption, ui.theme.text3);
    auto const words = text::tr("Figure, classes, colours…");
    Rect const link{x, r.y + ui.px(24), std::min(w, ui.width(words, ui.fonts.caption_medium) + ui.px(4)), ui.px(24)};
    if (ui.link("legend.measure", link, words)) out.emplace_back(wb::RunAction{"map.measure"});
}

/// Of residences, whose discs follow their dwellings, or of counts of zones.
float sizes_height(wb::LegendView const& view) {
    if (!view.classing || !view.classing->is_of_zones) return sizes_part;
    return view.classing->largest_disc ? discs_part : 0;
}

/// Five steps side by side, their least density below.
void draw_density(Ui const& ui, Rect const& r, wb::LegendView const& view) {
    float const w = (r.w - ui.px(24)) / static_cast<float>(view.density_steps.size());
    ui.label({r.x + ui.px(12), r.y, r.w - ui.px(24), ui.px(18)}, view.density_title, ui.fonts.caption_semibold, ui.theme.text2);
    for (std::size_t i = 0; i < view.density_steps.size(); ++i) {
        float const x = r.x + ui.px(12) + w * static_cast<float>(i);
        ui.fill({x, r.y + ui.px(20), w, ui.px(10)}, ui.theme.sequential[i]);
        ui.text({x, r.y + ui.px(31), w, ui.px(16)}, view.density_steps[i], ui.fonts.caption, ui.theme.text2, Align::centre);
    }
    ui.label({r.x + ui.px(12), r.y + ui.px(48), r.w - ui.px(24), ui.px(18)}, view.density_unit, ui.fonts.caption, ui.theme.text3);
}

/// The lines of the map: solid, fragile, to verify (thin).
struct FoyerLine {
    float width, dash; ///< design px
};
constexpr FoyerLine solid_line{2.25F, 40}, fragile_line{2.25F, 7}, to_verify_line{1.25F, 4};

void draw_key(Ui const& ui, Rect const& r, FoyerLine line, std::string const& words) {
    float const cy = r.y + r.h / 2;
    ui.dashed(r.x + ui.px(12), cy, r.x + ui.px(38), cy, ui.theme.ink, line.width * ui.scale, ui.px(line.dash), ui.px(4));
    ui.label({r.x + ui.px(50), r.y, r.w - ui.px(62), r.h}, words, ui.fonts.caption, ui.theme.text2);
}

}

/// A layer coloured by one of its columns: what each colour is, with its count.
float context_height(scene::ContextClasses const& classes) { return 26 + 22 * static_cast<float>(classes.labels.size()) + 6; }

void draw_context(Ui const& ui, Rect const& r, scene::ContextClasses const& classes) {
    float const x = r.x + ui.px(12), w = r.w - ui.px(24);
    ui.text({x, r.y, w, ui.px(24)}, classes.title, ui.fonts.caption_semibold, ui.theme.text2);
    auto const colours = classes.colours(ui.theme);
    float y = r.y + ui.px(26);
    for (std::size_t i = 0; i < classes.labels.size(); ++i) {
        Rect const box{x, y + ui.px(4), ui.px(18), ui.px(14)};
        ui.fill(box, colours[i], ui.px(2));
        ui.outline(box, ui.theme.strong, ui.px(1), ui.px(2));
        if (i + 1 == classes.labels.size()) ui.line(box.x, box.bottom(), box.right(), box.y, ui.theme.hatch, ui.px(1));
        ui.text({x + ui.px(28), y, w - ui.px(80), ui.px(22)}, classes.labels[i], ui.fonts.body, ui.theme.text);
        ui.text({x, y, w, ui.px(22)}, text::integer(static_cast<std::int64_t>(classes.counts[i])), ui.fonts.caption, ui.theme.text2, Align::right);
        y += ui.px(22);
    }
}

float legend_height(Ui const& ui, wb::LegendView const& view) {
    float context = 0;
    for (auto const& classes : view.context) context += context_height(*classes);
    float const rows = change_legend_height(view) + (view.unlocated > 0 ? row_height : 0);
    float const density = view.density_steps.empty() ? 0 : density_part;
    float const foot = view.classing ? measure_part : bar_part;
    return ui.px(head + rows + foot + sizes_height(view) + density + context + (view.has_foyers ? 3 * key_height : 0) + 8);
}

void draw_legend(Desk& desk, Rect const& r, wb::LegendView const& view, std::vector<LayersIntent>& out) {
    auto const& ui = desk.ui;
    float y = r.y + ui.px(8);
    draw_colouring(ui, {r.x + ui.px(8), y - ui.px(3), r.w - ui.px(16), ui.px(28)}, view, out);
    y = r.y + ui.px(head);
    std::array<std::size_t, 5> counts{};
    for (auto const& row : view.rows) counts[static_cast<std::size_t>(row.severity)] = row.count;
    if (view.colouring != scene::Colouring::severity) {
        draw_change_legend(ui, {r.x, y, r.w, 0}, view, out);
        y += ui.px(change_legend_height(view));
    } else {
        Focus::Group const group(ui.focus, "legend");
        float const count = counts_width(ui, view);
        for (auto const& row : view.rows) {
            draw_class(desk, {r.x, y, r.w, ui.px(row_height)}, row, count, view.filter, out);
            y += ui.px(row_height);
        }
    }
    if (view.unlocated > 0) {
        draw_unlocated(desk, {r.x, y, r.w, ui.px(row_height)}, view, out);
        y += ui.px(row_height);
    }
    if (view.classing) {
        draw_measure_note(ui, {r.x, y, r.w, ui.px(measure_part)}, view, out);
        y += ui.px(measure_part);
    } else {
        ui.class_bar({r.x + ui.px(12), y + ui.px(6), r.w - ui.px(24), ui.px(8)}, counts, false);
        ui.label({r.x + ui.px(12), y + ui.px(20), r.w - ui.px(24), ui.px(18)},
                 text::tr("Fixed limits, hysteresis over 2 campaigns"), ui.fonts.caption, ui.theme.text3);
        y += ui.px(bar_part);
    }
    if (view.classing && view.classing->largest_disc) draw_count_sizes(ui, r.x + ui.px(12), y, *view.classing->largest_disc);
    else if (sizes_height(view) > 0) draw_sizes(ui, r.x + ui.px(12), y);
    y += ui.px(sizes_height(view));
    if (!view.density_steps.empty()) {
        draw_density(ui, {r.x, y, r.w, ui.px(density_part)}, view);
        y += ui.px(density_part);
    }
    for (auto const& classes : view.context) {
        draw_context(ui, {r.x, y, r.w, 0}, *classes);
        y += ui.px(context_height(*classes));
    }
    if (!view.has_foyers) return;
    Rect row{r.x, y, r.w, ui.px(key_height)};
    draw_key(ui, row, solid_line, text::tr("Solid cluster"));
    row.y += row.h;
    draw_key(ui, row, fragile_line, text::tr("Fragile cluster"));
    row.y += row.h;
    draw_key(ui, row, to_verify_line, text::tr("To verify on site"));
}

}
