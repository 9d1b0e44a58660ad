#include "report/detail/legend.hpp"

#include "dossier/density_layer.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::report {

std::string caveat() {
    return text::tr("A screening tool: it does not give causes and describes a management situation, not residents; the actual "
                    "situation calls for an exchange on site.");
}

std::string class_word(core::SeverityClass severity) {
    switch (severity) {
    case core::SeverityClass::a: return text::tr("ordinary");
    case core::SeverityClass::b: return text::tr("to watch");
    case core::SeverityClass::c: return text::tr("complex");
    case core::SeverityClass::d: return text::tr("very complex");
    case core::SeverityClass::not_scored: return text::tr("not scored");
    }
    return {};
}

std::string class_limits(core::SeverityClass severity, std::array<double, 3> const& limits) {
    auto const limit = [&](std::size_t i) { return text::decimal(limits[i], limits[i] == static_cast<int>(limits[i]) ? 0 : 1); };
    switch (severity) {
    case core::SeverityClass::a: return "< " + limit(0);
    case core::SeverityClass::b: return limit(0) + "–" + limit(1);
    case core::SeverityClass::c: return limit(1) + "–" + limit(2);
    case core::SeverityClass::d: return "≥ " + limit(2);
    case core::SeverityClass::not_scored: return {};
    }
    return {};
}

namespace {

constexpr int circle_sizes[] = {165, 60, 18};

double circle_row(Page& page, scene::ResidenceContent const& residences, scene::MapStyle const& style, scene::View const& view,
                  double x, double y) {
    double const factor = symbol_factor(residences, style, view);
    auto const radius = [&](int n) { return residence_radius_px(n, view, factor) / points_per_mm; };
    double const largest = radius(circle_sizes[0]), foot = y + 4 + 2 * largest;
    double left = x;
    for (int const n : {circle_sizes[2], circle_sizes[1], circle_sizes[0]}) {
        double const r = radius(n), column = std::max(2 * r, 5.0);
        page.disc(left + column / 2, foot - r, r, paper::white, Line{paper::ink, 0.25});
        page.text(role::note, text::integer(n), left, foot - 2 * r - 3.4, column, Align::centre);
        left += column + 2;
    }
    page.text(role::note, text::tr("dwellings (disc area)"), left + 2, foot - largest - 1.6);
    return 4 + 2 * largest + 2;
}

}

double class_legend(Page& page, scene::ResidenceContent const& residences, scene::MapStyle const& style, scene::View const& view,
                    double x, double y, double width) {
    if (residences.colouring != scene::Colouring::severity) {
        double const used = change_legend(page, residences, x, y, width);
        return used + circle_row(page, residences, style, view, x, y + used);
    }
    double used = page.heading(text::tr("Class of the residence"), text::tr("fixed limits, index 0–100 · count"), x, y, width);
    auto const counts = scene::class_counts(residences);
    for (auto const c : core::all_classes) {
        used += page.row(false, [&] {
            double const baseline = y + used + 0.5;
            page.together([&] {
                page.chip(c, {x, y + used + 0.3, 4, 4}, {7.6, 1.2, scene::FontWeight::bold});
                auto const word = page.text(role::strong, class_word(c), x + 5.5, baseline);
                return page.text(role::note, class_limits(c, style.class_limits), x + 7 + word.width, baseline + 0.2).height;
            });
            page.text(role::strong, text::integer(static_cast<std::int64_t>(counts[c])), x, baseline, width, Align::right);
            return 4.9;
        });
    }
    return used + circle_row(page, residences, style, view, x, y + used);
}

double density_legend(Page& page, scene::DensityContent const& density, double x, double y, double width) {
    double used = page.heading(dossier::density_title(), dossier::density_unit(), x, y, width);
    auto const steps = dossier::density_steps(density);
    double const step = width / static_cast<double>(steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        double const left = x + step * static_cast<double>(i);
        page.rect({left, y + used + 0.5, step, 3}, scene::light_theme().sequential[i], Line{paper::line, 0.15});
        page.text(role::note, steps[i], left, y + used + 4, step, Align::centre);
    }
    return used + 8;
}

double context_legend(Page& page, scene::ContextClasses const& classes, double x, double y, double width) {
    double used = page.heading(classes.title, "", x, y, width);
    auto const colours = classes.colours(scene::light_theme());
    for (std::size_t i = 0; i < classes.labels.size(); ++i) {
        bool const is_missing = i + 1 == classes.labels.size();
        if (is_missing && classes.counts[i] == 0) break;
        page.rect({x, y + used + 0.6, 5, 3}, colours[i], Line{paper::line, 0.2});
        if (is_missing) page.path({{x, y + used + 3.6}, {x + 5, y + used + 0.6}}, false, {}, Line{paper::ink, 0.2});
        used += page.row(false, [&] {
            page.text(role::body, classes.labels[i], x + 7, y + used, width - 18);
            page.text(role::note, text::integer(static_cast<std::int64_t>(classes.counts[i])), x, y + used + 0.3, width, Align::right);
            return 4.4;
        });
    }
    return used + 1;
}

double foyer_legend(Page& page, std::vector<scene::FoyerMark> const& foyers, double x, double y, double width) {
    double used = page.heading(text::tr("Clusters"), "", x, y, width);
    auto const sample = [&](Line const& line, std::string const& words) {
        page.path({{x, y + used + 1.9}, {x + 9, y + used + 1.9}}, false, {}, line);
        used += std::max(4.2, page.text(role::body, words, x + 11, y + used, width - 11).height + 0.4);
    };
    auto const any = [&](auto const& test) { return std::ranges::any_of(foyers, test); };
    if (any([](auto const& f) { return !f.is_to_verify && f.is_solid == true; }))
        sample({paper::ink, 0.8}, text::tr("solid: survives the correction and changes of weights"));
    if (any([](auto const& f) { return !f.is_to_verify && !f.is_solid; }))
        sample({paper::ink, 0.8}, text::tr("cluster: survives the correction; solidity not tested"));
    if (any([](auto const& f) { return !f.is_to_verify && f.is_solid == false; }))
        sample({paper::ink, 0.8, 2.4, 1.6}, text::tr("fragile: does not survive some changes of weights"));
    if (any([](auto const& f) { return f.is_to_verify; }))
        sample({paper::ink, 0.45, 1.1, 1.1}, text::tr("close together, but not distinguishable from chance: check on site"));
    return used;
}

}
