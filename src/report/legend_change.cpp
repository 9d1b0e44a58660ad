// The legend of a map coloured otherwise than by class.
#include "dossier/change_words.hpp"
#include "dossier/legend_steps.hpp"
#include "dossier/local_verdict.hpp"
#include "report/detail/legend.hpp"
#include "scene/colouring.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <array>

namespace vigie::report {

namespace {

using scene::Colouring;

constexpr double row_mm = 4.9, chip_mm = 4;
using scene::matrix_changes, scene::matrix_classes;

char const* mark_of(core::Dynamics dynamics) {
    return dynamics == core::Dynamics::better ? "▼" : dynamics == core::Dynamics::worse ? "▲" : "=";
}

bool is_counted(scene::ResidenceMark const& mark) { return !mark.is_filtered_out; }
bool is_counted(scene::ZoneMark const&) { return true; }

/// \param content of residences, or of zones
template <typename Content> std::vector<std::size_t> counts_of(Content const& content) {
    std::vector<std::size_t> counts(scene::tone_count(content.colouring, content.classing.get()), 0);
    for (auto const& mark : content.marks)
        if (is_counted(mark)) ++counts[scene::tone_of(scene::shade_of(mark), content.colouring)];
    return counts;
}

std::string number(std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); }

double tone_row(Page& page, scene::Rgba colour, std::string const& words, std::size_t count, double x, double y, double width) {
    page.rect({x, y + 0.3, chip_mm, chip_mm}, colour, Line{paper::ink, 0.15});
    page.text(role::body, words, x + 5.5, y + 0.5);
    page.text(role::strong, number(count), x, y + 0.5, width, Align::right);
    return row_mm;
}

double last_tone(Page& page, std::size_t count, std::string const& words, double x, double y, double width) {
    page.hatch({x, y + 0.3, chip_mm, chip_mm});
    page.rect({x, y + 0.3, chip_mm, chip_mm}, {}, Line{paper::line, 0.2});
    page.text(role::body, words, x + 5.5, y + 0.5);
    page.text(role::strong, number(count), x, y + 0.5, width, Align::right);
    return row_mm;
}

/// Rows D to A, columns better, no clear change, worse: the count on its colour.
double matrix(Page& page, std::vector<std::size_t> const& counts, double x, double y, double width) {
    auto const colours = scene::palette(scene::light_theme(), Colouring::dynamics);
    double const left = x + 6, column = (width - 6) / 3;
    double used = 0;
    for (std::size_t c = 0; c < matrix_changes.size(); ++c)
        used = std::max(used, page.text(role::note,
                                        std::string(mark_of(matrix_changes[c])) + " " +
                                            dossier::dynamics_label(matrix_changes[c]),
                                        left + column * static_cast<double>(c), y, column - 1, Align::centre)
                                  .height);
    used += 0.6;
    for (auto const severity : matrix_classes) {
        page.chip(severity, {x, y + used + 0.3, chip_mm, chip_mm}, {7.6, 1.2, scene::FontWeight::bold});
        for (std::size_t c = 0; c < matrix_changes.size(); ++c) {
            auto const tone = scene::tone_of({severity, matrix_changes[c], 0}, Colouring::dynamics);
            MmBox const cell{left + column * static_cast<double>(c), y + used, column - 0.6, row_mm - 0.5};
            page.rect(cell, colours[tone], Line{paper::ink, 0.15});
            Role const hand{8.4, 1.2, scene::FontWeight::semibold, scene::ink_on(colours[tone])};
            page.text(hand, number(counts[tone]), cell.x, cell.y + 0.6, cell.width, Align::centre);
        }
        used += row_mm;
    }
    return used + last_tone(page, counts.back(), dossier::dynamics_label(core::Dynamics::unknown), x, y + used, width);
}

/// Colours from the top, what has no value hatched below.
template <typename Content> double list_of(Page& page, Content const& content, double x, double y, double width) {
    auto const* classing = content.classing.get();
    auto const colours = scene::palette(scene::light_theme(), content.colouring, classing);
    auto const counts = counts_of(content);
    double used = 0;
    for (auto const& step : dossier::legend_steps(content.colouring, content.is_gi, classing)) {
        auto const words = (step.mark ? std::string(mark_of(*step.mark)) + " " : std::string()) + step.label;
        used += step.tone + 1 < counts.size() ? tone_row(page, colours[step.tone], words, counts[step.tone], x, y + used, width)
                                              : last_tone(page, counts[step.tone], words, x, y + used, width);
    }
    return used;
}

/// What the legend of a colouring is headed by.
struct Heading {
    std::string title, note;
};
template <typename Content> Heading heading_of(Content const& content) {
    switch (content.colouring) {
    case Colouring::severity: break;
    case Colouring::dynamics: return {text::tr("Class and change"), text::tr("clear: beyond the noise of small numbers")};
    case Colouring::change: return {text::tr("Change of the index"), text::tr("clear: beyond the noise of small numbers")};
    case Colouring::alerts: return {text::tr("Families in alert"), text::tr("whatever the index · count")};
    case Colouring::measure:
        if (content.classing) return {content.classing->title, text::tr("{0} · count", {content.classing->note})};
        break;
    case Colouring::clusters:
    case Colouring::significance:
    case Colouring::raw_significance:
        return {dossier::local_title(content.colouring, content.is_gi), text::tr("against placement at random · count")};
    }
    return {};
}

/// Of counts of zones: the discs on one foot. \return height, mm
double disc_row(Page& page, double largest, scene::View const& view, double x, double y) {
    auto const samples = dossier::disc_samples(largest);
    auto const radius = [&](double n) { return static_cast<double>(scene::count_radius_px(n, largest)) * view.ui_scale / points_per_mm; };
    if (samples.empty()) return 0;
    double const foot = y + 4 + 2 * radius(samples.front());
    double left = x;
    for (std::size_t i = samples.size(); i-- > 0;) {
        double const r = radius(samples[i]), column = std::max(2 * r, 9.0);
        page.disc(left + column / 2, foot - r, r, paper::white, Line{paper::ink, 0.25});
        page.text(role::note, number(static_cast<std::size_t>(samples[i])), left, foot - 2 * r - 3.4, column, Align::centre);
        left += column + 2;
    }
    return 4 + 2 * radius(samples.front()) + 2;
}

}

double change_legend(Page& page, scene::ResidenceContent const& residences, double x, double y, double width) {
    auto const heading = heading_of(residences);
    double const used = page.heading(heading.title, heading.note, x, y, width);
    if (residences.colouring == Colouring::dynamics) return used + matrix(page, counts_of(residences), x, y + used, width);
    return used + list_of(page, residences, x, y + used, width);
}

double zone_legend(Page& page, scene::ZoneContent const& zones, scene::View const& view, double x, double y, double width) {
    auto const heading = heading_of(zones);
    double used = page.heading(heading.title, heading.note, x, y, width);
    used += list_of(page, zones, x, y + used, width);
    bool const has_discs = zones.classing && zones.classing->largest_disc;
    return has_discs ? used + disc_row(page, *zones.classing->largest_disc, view, x, y + used) : used;
}

}
