// The legend of a map coloured by change.
#include "report/detail/legend.hpp"
#include "scene/colouring.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/change_words.hpp"
#include "workbench/local_verdict.hpp"

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
    std::vector<std::size_t> counts(scene::tone_count(content.colouring), 0);
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
                                            workbench::dynamics_label(matrix_changes[c]),
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
    return used + last_tone(page, counts.back(), workbench::dynamics_label(core::Dynamics::unknown), x, y + used, width);
}

double scale(Page& page, std::vector<std::size_t> const& counts, double x, double y, double width) {
    auto const colours = scene::palette(scene::light_theme(), Colouring::change);
    auto const steps = workbench::change_steps();
    double used = 0;
    for (std::size_t i = steps.size(); i-- > 0;) {
        auto const words = std::string(mark_of(steps[i].dynamics)) + " " + steps[i].label;
        used += tone_row(page, colours[i], words, counts[i], x, y + used, width);
    }
    return used + last_tone(page, counts.back(), workbench::dynamics_label(core::Dynamics::unknown), x, y + used, width);
}

/// What the cluster run says: kinds of neighbourhood, or how sure.
template <typename Content> double local_legend(Page& page, Content const& content, double x, double y, double width) {
    auto const colours = scene::palette(scene::light_theme(), content.colouring);
    double used = page.heading(workbench::local_title(content.colouring, content.is_gi),
                               text::tr("against placement at random · count"), x, y, width);
    auto const counts = counts_of(content);
    auto const steps = workbench::local_steps(content.colouring, content.is_gi);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].empty()) continue;
        used += tone_row(page, colours[i], steps[i], counts[i], x, y + used, width);
    }
    return used + last_tone(page, counts.back(), workbench::untested_label(), x, y + used, width);
}

double alerts(Page& page, std::vector<std::size_t> const& counts, double x, double y, double width) {
    auto const colours = scene::palette(scene::light_theme(), Colouring::alerts);
    auto const steps = workbench::alert_steps();
    double used = 0;
    for (std::size_t i = steps.size(); i-- > 0;) {
        used += tone_row(page, colours[i], steps[i], counts[i], x, y + used, width);
    }
    return used + last_tone(page, counts.back(), text::tr("nothing observed"), x, y + used, width);
}

}

double change_legend(Page& page, scene::ResidenceContent const& residences, double x, double y, double width) {
    if (residences.colouring == Colouring::alerts) {
        double const head = page.heading(text::tr("Families in alert"), text::tr("whatever the index · count"), x, y, width);
        return head + alerts(page, counts_of(residences), x, y + head, width);
    }
    if (scene::is_local(residences.colouring)) return local_legend(page, residences, x, y, width);
    bool const with_class = residences.colouring == Colouring::dynamics;
    auto const title = with_class ? text::tr("Class and change") : text::tr("Change of the index");
    double const used = page.heading(title, text::tr("clear: beyond the noise of small numbers"), x, y, width);
    auto const counts = counts_of(residences);
    return used + (with_class ? matrix(page, counts, x, y + used, width) : scale(page, counts, x, y + used, width));
}

double zone_legend(Page& page, scene::ZoneContent const& zones, double x, double y, double width) {
    return local_legend(page, zones, x, y, width);
}

}
