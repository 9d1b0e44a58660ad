// What the map is coloured by, and the legend of what is not the class.
#include "dossier/change_words.hpp"
#include "dossier/local_verdict.hpp"
#include "scene/colouring.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/legend_parts.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace vigie::ui {

namespace {

using Intents = std::vector<LayersIntent>;
using scene::Colouring;

using scene::matrix_changes, scene::matrix_classes;
constexpr float matrix_head = 22, measure_swatch = 12, most_measure_title = 200;

std::string number(std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); }

void draw_mark(Ui const& ui, Rect const& r, core::Dynamics dynamics) {
    float const x = r.x + r.w / 2, y = r.y + r.h / 2;
    if (dynamics == core::Dynamics::steady) {
        for (float const dy : {-2.0F, 2.0F})
            ui.line(x - ui.px(4), y + ui.px(dy), x + ui.px(4), y + ui.px(dy), ui.theme.text2, ui.px(1.25F));
        return;
    }
    bool const is_worse = dynamics == core::Dynamics::worse;
    ui.triangle(x, y, ui.px(4), is_worse, is_worse ? ui.theme.danger : ui.theme.ok);
}

std::string select_tip(wb::LegendView const& view) {
    return view.classing && view.classing->is_of_zones ? text::tr("Select the residences of these zones")
                                                       : text::tr("Select these residences");
}

/// One colour, what it stands for, how many it has. \param out null: neither counted nor pressed
void draw_step(Ui const& ui, Rect const& line, dossier::LegendStep const& step, scene::Rgba ground, wb::LegendView const& view,
               Intents* out) {
    if (out != nullptr) {
        if (ui.area("legend.tone." + std::to_string(step.tone), line)) out->emplace_back(wb::SelectTone{step.tone});
        ui.tooltip(select_tip(view));
        if (ui.is_hovered()) ui.fill(line, ui.theme.hover);
    }
    Rect const swatch{line.x + ui.px(12), line.y + ui.px(4), ui.px(20), ui.px(20)};
    if (step.tone + 1 < view.tones.size()) {
        ui.fill(swatch, ground, ui.px(4));
        ui.outline(swatch, ui.theme.symbol_line, ui.px(1), ui.px(4));
    } else {
        ui.hatch(swatch, ui.theme.hatch);
        ui.outline(swatch, ui.theme.hatch, ui.px(1), ui.px(4));
    }
    float const left = ui.px(step.mark ? 58 : 40);
    if (step.mark) draw_mark(ui, {line.x + ui.px(38), line.y, ui.px(14), line.h}, *step.mark);
    float const count = ui.px(out != nullptr ? 58 : 12);
    ui.label({line.x + left, line.y, line.w - left - count, line.h}, step.label, ui.fonts.body, ui.theme.text);
    if (out == nullptr) return;
    ui.text({line.right() - ui.px(52), line.y, ui.px(40), line.h}, number(view.tones[step.tone]), ui.fonts.body_semibold,
            ui.theme.text, Align::right);
}

void draw_steps(Ui const& ui, Rect const& r, wb::LegendView const& view, Intents* out) {
    auto const colours = scene::palette(ui.theme, view.colouring, view.classing.get());
    Rect line{r.x, r.y, r.w, ui.px(legend_row_height)};
    for (auto const& step : view.steps) {
        draw_step(ui, line, step, colours[step.tone], view, out);
        line.y += line.h;
    }
}

void draw_tone(Ui const& ui, Rect const& r, std::size_t tone, scene::Rgba ground, wb::LegendView const& view,
               Intents* out) {
    ui.fill(r, ground, ui.px(3));
    if (out == nullptr) return;
    if (ui.area("legend.tone." + std::to_string(tone), r)) out->emplace_back(wb::SelectTone{tone});
    ui.tooltip(text::tr("Select these residences"));
    if (ui.is_hovered()) ui.outline(r, ui.theme.ink, ui.px(1.5F), ui.px(3));
    ui.text(r, number(view.tones[tone]), ui.fonts.body_semibold, scene::ink_on(ground), Align::centre);
}

void draw_matrix(Ui const& ui, Rect const& r, wb::LegendView const& view, Intents* out) {
    auto const colours = scene::palette(ui.theme, Colouring::dynamics);
    float const left = r.x + ui.px(44), w = (r.w - ui.px(56)) / 3;
    for (std::size_t c = 0; c < matrix_changes.size(); ++c)
        draw_mark(ui, {left + w * static_cast<float>(c), r.y, w, ui.px(matrix_head)}, matrix_changes[c]);
    float y = r.y + ui.px(matrix_head);
    for (auto const severity : matrix_classes) {
        ui.class_chip({r.x + ui.px(12), y + ui.px(4), ui.px(20), ui.px(20)}, severity);
        for (std::size_t c = 0; c < matrix_changes.size(); ++c) {
            auto const tone = scene::tone_of({severity, matrix_changes[c], 0}, Colouring::dynamics);
            draw_tone(ui, {left + w * static_cast<float>(c), y + ui.px(1), w - ui.px(3), ui.px(legend_row_height - 3)},
                      tone, colours[tone], view, out);
        }
        y += ui.px(legend_row_height);
    }
    dossier::LegendStep const not_compared{view.tones.size() - 1, dossier::dynamics_label(core::Dynamics::unknown), {}};
    draw_step(ui, {r.x, y, r.w, ui.px(legend_row_height)}, not_compared, {}, view, out);
}

}

std::string colouring_title(wb::LegendView const& view, Colouring colouring) {
    switch (colouring) {
    case Colouring::severity:
        return text::tr("Class of situation");
    case Colouring::dynamics:
        return text::tr("Class and change since {0}", {view.since});
    case Colouring::change:
        return text::tr("Change since {0}", {view.since});
    case Colouring::alerts:
        return text::tr("Families in alert, of {0}", {text::integer(view.families)});
    case Colouring::measure:
        return view.classing ? view.classing->title : text::tr("A figure of your choice…");
    default:
        return dossier::local_title(colouring, view.is_gi);
    }
}

void draw_colouring(Ui const& ui, Rect const& r, wb::LegendView const& view, std::vector<LayersIntent>& out) {
    if (view.colourings.size() < 2) {
        ui.label({r.x + ui.px(4), r.y + ui.px(3), r.w - ui.px(8), ui.px(24)}, text::tr("Legend · class of situation"),
                 ui.fonts.caption_semibold, ui.theme.text2);
        return;
    }
    std::vector<std::string> names;
    for (auto const each : view.colourings)
        names.push_back(colouring_title(view, each));
    auto const now = static_cast<std::size_t>(std::ranges::find(view.colourings, view.colouring) - view.colourings.begin());
    auto const chosen = ui.drop_down("legend.colouring", r, names, now);
    if (!chosen) return;
    if (view.colourings.at(*chosen) == Colouring::measure)
        out.emplace_back(wb::RunAction{"map.measure"});
    else
        out.emplace_back(wb::SetColouring{view.colourings.at(*chosen)});
}

void draw_change_legend(Ui const& ui, Rect const& r, wb::LegendView const& view, std::vector<LayersIntent>& out) {
    Focus::Group const group(ui.focus, "legend");
    if (view.colouring == Colouring::dynamics) return draw_matrix(ui, r, view, &out);
    draw_steps(ui, r, view, &out);
}

void draw_still_legend(Ui const& ui, Rect const& r, wb::LegendView const& view) {
    if (view.colouring == Colouring::dynamics) return draw_matrix(ui, r, view, nullptr);
    draw_steps(ui, r, view, nullptr);
}

std::array<std::int64_t, 3> change_totals(wb::LegendView const& view) {
    constexpr std::array<std::size_t, 5> column_of_change{0, 0, 1, 2, 2};
    std::array<std::int64_t, 3> totals{};
    for (std::size_t tone = 0; tone + 1 < view.tones.size(); ++tone)
        totals.at(view.colouring == Colouring::dynamics ? tone % 3 : column_of_change.at(tone)) +=
            static_cast<std::int64_t>(view.tones[tone]);
    return totals;
}

namespace {

std::string alert_total(wb::LegendView const& view) {
    return text::tr("3 or more: {0}", {number(view.tones[3] + view.tones[4])});
}

}

float measure_total_width(Ui const& ui, wb::LegendView const& view) {
    float const strip = ui.px(measure_swatch) * static_cast<float>(view.classing->classes());
    return strip + ui.px(16) + std::min(ui.px(most_measure_title), ui.width(view.classing->title, ui.fonts.body_medium));
}

float alert_total_width(Ui const& ui, wb::LegendView const& view) {
    return ui.px(16) + ui.width(alert_total(view), ui.fonts.body_semibold);
}

float local_totals_width(Ui const& ui, wb::LegendView const& view) {
    float width = 0;
    for (std::size_t i = 0; i + 2 < view.tones.size(); ++i)
        width += ui.px(38) + ui.width(number(view.tones[i]), ui.fonts.body_semibold);
    return width;
}

/// What stands out, colour by colour. \return its right end
float draw_local_totals(Ui const& ui, float x, Rect const& line, wb::LegendView const& view) {
    auto const colours = scene::palette(ui.theme, view.colouring);
    for (std::size_t i = 0; i + 2 < view.tones.size(); ++i) {
        auto const words = number(view.tones[i]);
        ui.fill({x, line.y + ui.px(8), ui.px(20), ui.px(20)}, colours[i], ui.px(4));
        ui.text({x + ui.px(26), line.y, ui.px(60), line.h}, words, ui.fonts.body_semibold, ui.theme.text);
        x += ui.px(38) + ui.width(words, ui.fonts.body_semibold);
    }
    return x;
}

namespace {

/// The ramp, and the figure's name. \return its right end
float draw_measure_total(Ui const& ui, float x, Rect const& line, wb::LegendView const& view) {
    float const w = ui.px(measure_swatch);
    for (auto const colour : view.classing->colours(ui.theme)) {
        ui.fill({x, line.y + ui.px(10), w, ui.px(16)}, colour);
        x += w;
    }
    float const words = std::min(ui.px(most_measure_title), ui.width(view.classing->title, ui.fonts.body_medium)) + ui.px(1);
    ui.text({x + ui.px(8), line.y, words, line.h}, view.classing->title, ui.fonts.body_medium, ui.theme.text);
    return x + ui.px(8) + words;
}

}

float draw_change_totals(Ui const& ui, float x, Rect const& line, wb::LegendView const& view) {
    if (view.colouring == Colouring::measure) return draw_measure_total(ui, x, line, view);
    if (view.colouring == Colouring::alerts) {
        float const w = alert_total_width(ui, view);
        ui.text({x + ui.px(4), line.y, w, line.h}, alert_total(view), ui.fonts.body_semibold, ui.theme.text);
        return x + w;
    }
    if (scene::is_local(view.colouring)) return draw_local_totals(ui, x, line, view);
    auto const totals = change_totals(view);
    for (std::size_t i = 0; i < totals.size(); ++i) {
        auto const words = text::integer(totals.at(i));
        draw_mark(ui, {x, line.y, ui.px(20), line.h}, matrix_changes.at(i));
        ui.text({x + ui.px(26), line.y, ui.px(60), line.h}, words, ui.fonts.body_semibold, ui.theme.text);
        x += ui.px(38) + ui.width(words, ui.fonts.body_semibold);
    }
    return x;
}

float change_legend_height(wb::LegendView const& view) {
    if (view.colouring == Colouring::severity) return static_cast<float>(view.rows.size()) * legend_row_height;
    if (view.colouring == Colouring::dynamics) return matrix_head + 5 * legend_row_height;
    return static_cast<float>(view.steps.size()) * legend_row_height;
}

}
