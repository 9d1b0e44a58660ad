#include "workbench/view_measure.hpp"

#include "text/fold.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::workbench {

namespace {

using analysis::ClassMethod;

void add_items(MeasureView& view, Workbench const& workbench, std::string const& query) {
    auto const wanted = text::fold(query);
    std::string const* heading = nullptr;
    for (auto const& measure : workbench.measures()) {
        if (text::fold(measure.title + " " + measure.group + " " + measure.code).find(wanted) == std::string::npos)
            continue;
        if (heading == nullptr || *heading != measure.group) view.items.push_back({{}, measure.group});
        heading = &measure.group;
        view.items.push_back({measure.key, measure.title, view.has_measure && measure.key == view.style.measure});
    }
}

/// « Fixed » only where something outside the data says the limits.
void add_methods(MeasureView& view, dossier::Measure const& measure, core::GridRules const& rules) {
    bool const has_fixed = !dossier::default_style(measure, rules).limits.empty();
    auto const now = dossier::class_options(view.style).method;
    for (auto const method : analysis::all_class_methods) {
        if (method == ClassMethod::fixed && !has_fixed && now != ClassMethod::fixed) continue;
        if (method == now) view.method = view.methods.size();
        view.methods.push_back(method);
        view.method_names.push_back(dossier::method_name(method));
    }
    view.method_help = dossier::method_help(now);
    view.can_count = now != ClassMethod::fixed && now != ClassMethod::manual;
}

void add_ramps(MeasureView& view, dossier::Measure const& measure) {
    view.ramps = dossier::ramps_for(measure);
    for (std::size_t i = 0; i < view.ramps.size(); ++i) {
        if (scene::code(view.ramps[i]) == view.style.ramp) view.ramp = i;
        view.ramp_names.push_back(dossier::ramp_name(view.ramps[i]));
    }
}

void add_histogram(MeasureView& view, std::vector<double> const& values) {
    std::array<std::size_t, std::tuple_size_v<decltype(view.bars)>> counts{};
    auto const bars = static_cast<double>(counts.size());
    double const width = view.highest - view.lowest;
    for (double const value : values) {
        if (!std::isfinite(value)) continue;
        double const share = width > 0 ? (value - view.lowest) / width : 0.5;
        ++counts[static_cast<std::size_t>(std::clamp(std::floor(share * bars), 0.0, bars - 1))];
    }
    auto const most = static_cast<float>(*std::ranges::max_element(counts));
    for (std::size_t i = 0; i < counts.size(); ++i)
        view.bars[i] = most > 0 ? static_cast<float>(counts[i]) / most : 0;
}

/// On the screen as it is, and in grey as it prints: prints are light.
std::vector<scene::Eye> confused(scene::Classing const& classing, scene::Look look) {
    auto eyes = scene::confused(classing.colours(scene::theme_of(look)));
    std::erase(eyes, scene::Eye::grey);
    auto const printed = scene::confused(classing.colours(scene::light_theme()));
    if (std::ranges::find(printed, scene::Eye::grey) != printed.end()) eyes.push_back(scene::Eye::grey);
    return eyes;
}

void add_classes(MeasureView& view, Workbench const& workbench, dossier::Measure const& measure) {
    auto const& breaks = workbench.class_breaks();
    view.limits = breaks.limits;
    view.lowest = breaks.lowest;
    view.highest = breaks.highest;
    if (!view.limits.empty()) { // fixed limits may lie beyond the values: they are to be seen and taken hold of
        view.lowest = std::min(view.lowest, view.limits.front());
        view.highest = std::max(view.highest, view.limits.back());
    }
    view.decimals = dossier::decimals_of(breaks.limits, measure.decimals);
    view.step = std::max(std::pow(10, -view.decimals), (view.highest - view.lowest) / 100);
    add_histogram(view, workbench.mapped_values());
    auto const known = static_cast<long long>(workbench.mapped_values().size() - breaks.missing);
    view.counts = text::tr_n("{0} known value", "{0} known values", known) + " · " +
                  text::tr("not known: {0}", {text::integer(static_cast<std::int64_t>(breaks.missing))});
    if (known > 0) view.fit = text::tr("These classes tell {0} of the differences.", {text::percent(breaks.fit)});
    if (!view.is_reading) view.warnings = dossier::warnings_of(breaks);
    view.classing = workbench.classing();
    view.colour_warning = dossier::colour_warning(confused(*view.classing, workbench.look));
}

}

MeasureView measure_view(Workbench const& workbench, std::string const& query) {
    MeasureView view;
    auto const* measure = workbench.measure();
    view.has_measure = measure != nullptr && workbench.colouring() == scene::Colouring::measure;
    view.style = workbench.measure_style();
    view.is_written = workbench.can_edit();
    add_items(view, workbench, query);
    if (!view.has_measure) return view;
    view.title = measure->title;
    view.unit = measure->unit;
    view.is_reading = workbench.is_reading_measure();
    view.is_of_zones = measure->is_of_zones;
    view.has_discs = measure->is_of_zones && measure->nature == dossier::Measure::Nature::count;
    view.refusal = dossier::refusal(*measure);
    add_methods(view, *measure, workbench.shown_grid().rules);
    add_ramps(view, *measure);
    add_classes(view, workbench, *measure);
    return view;
}

}
