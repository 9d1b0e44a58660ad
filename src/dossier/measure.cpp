// Which figures there are, and how each is shown at first.
#include "dossier/measure.hpp"

#include "core/error.hpp"
#include "dossier/measure_words.hpp"
#include "dossier/run_context.hpp"
#include "text/language.hpp"

#include <algorithm>

namespace vigie::dossier {

using text::tr;

namespace {

using Kind = Measure::Kind;
using Nature = Measure::Nature;

std::string short_name(core::Family const& family) {
    auto const& name = text::pick(family.short_name);
    return name.empty() ? text::pick(family.name) : name;
}

/// Adds measures of residences, or of zones, to a list.
struct Adder {
    std::vector<Measure>& all;
    bool of_zones;

    void add(char const* word, Kind kind, Nature nature, std::string group, std::string title, std::string unit,
             int decimals) {
        all.push_back({(of_zones ? "zones-" : "") + std::string(word),
                       kind,
                       nature,
                       of_zones,
                       {},
                       std::move(group),
                       std::move(title),
                       std::move(unit),
                       decimals});
    }

    void add_coded(char const* word, Kind kind, Nature nature, std::string const& code, std::string group,
                   std::string title, std::string unit, int decimals) {
        add(word, kind, nature, std::move(group), std::move(title), std::move(unit), decimals);
        all.back().key += ":" + code;
        all.back().code = code;
    }
};

void add_families(Adder const& to, core::Grid const& grid) {
    auto adder = to;
    auto const group = to.of_zones ? tr("Zones: scores of the families") : tr("Scores of the families");
    for (auto const& family : grid.families)
        adder.add_coded("family", Kind::family, Nature::score, family.code, group, text::pick(family.name), "", 0);
}

void add_indicators(Adder const& to, core::Grid const& grid) {
    auto adder = to;
    for (auto const& family : grid.families)
        for (auto const& indicator : family.indicators) {
            auto const group = to.of_zones ? tr("Zones: {0}", {short_name(family)}) : short_name(family);
            auto const name = text::pick(indicator.name), unit = text::pick(indicator.unit);
            adder.add_coded("indicator", Kind::observed, Nature::rate, indicator.code, group, name, unit,
                            indicator.decimals);
            if (to.of_zones) continue;
            if (indicator.kind != core::ValueKind::measure)
                adder.add_coded("smoothed", Kind::smoothed, Nature::rate, indicator.code, group,
                                tr("{0} (corrected for small numbers)", {name}), unit, indicator.decimals);
            adder.add_coded("score", Kind::normalised, Nature::score, indicator.code, group,
                            tr("{0} (score 0–100)", {name}), "", 0);
        }
}

bool has_any(Snapshot const& snapshot, std::optional<int> core::Zone::*figure) {
    return std::ranges::any_of(snapshot.zone_layers.front().zones,
                               [&](auto const& zone) { return (zone.*figure).has_value(); });
}

void add_residence_measures(std::vector<Measure>& all, CampaignData const* campaign, bool has_before) {
    Adder adder{all, false};
    auto const general = tr("Residences");
    if (campaign != nullptr && campaign->run) {
        adder.add("index", Kind::index, Nature::score, general, tr("Score of situation"), "", 0);
        adder.add("deviation", Kind::deviation, Nature::signed_change, general, tr("Deviation from the mean of the stock"), tr("points"), 0);
        adder.add("coverage", Kind::coverage, Nature::rate, general, tr("Share of the grid filled in"), "%", 0);
        if (has_before)
            adder.add("points", Kind::change, Nature::signed_change, general, tr("Change of the score"), tr("points"),
                      0);
    }
    adder.add("dwellings", Kind::dwellings, Nature::count, general, tr("Dwellings"), "", 0);
    if (campaign == nullptr || !campaign->run) return;
    add_families(adder, campaign->grid);
    add_indicators(adder, campaign->grid);
}

void add_zone_measures(std::vector<Measure>& all, Snapshot const& snapshot, CampaignData const* campaign) {
    if (snapshot.zone_layers.empty()) return;
    Adder adder{all, true};
    auto const general = tr("Zones: {0}", {snapshot.zone_layers.front().layer.title});
    if (campaign != nullptr && campaign->run) {
        adder.add("index", Kind::index, Nature::score, general, tr("Mean score of the zone"), "", 0);
        adder.add("deviation", Kind::deviation, Nature::signed_change, general, tr("Deviation of the zone from the mean of the stock"), tr("points"), 0);
        adder.add("coverage", Kind::coverage, Nature::rate, general, tr("Share of dwellings that are scored"), "%", 0);
        adder.add("complex", Kind::complex, Nature::rate, general,
                  tr("Share of residences that are complex or very complex"), "%", 0);
    }
    adder.add("residences", Kind::residences, Nature::count, general, tr("Residences of the zone"), "", 0);
    adder.add("dwellings", Kind::dwellings, Nature::count, general, tr("Dwellings of its residences"), "", 0);
    if (has_any(snapshot, &core::Zone::population))
        adder.add("population", Kind::population, Nature::count, general, tr("Inhabitants of the zone"), "", 0);
    if (has_any(snapshot, &core::Zone::dwellings))
        adder.add("housing", Kind::housing, Nature::count, general, tr("All dwellings of the zone"), "", 0);
    if (campaign == nullptr || !campaign->run) return;
    add_families(adder, campaign->grid);
    add_indicators(adder, campaign->grid);
}

}

std::vector<Measure> measures(Snapshot const& snapshot, CampaignData const* campaign) {
    std::vector<Measure> all;
    add_residence_measures(all, campaign, campaign != nullptr && scored_before(snapshot, *campaign) != nullptr);
    add_zone_measures(all, snapshot, campaign);
    return all;
}

Measure const* find_measure(std::vector<Measure> const& all, std::string_view key) {
    auto const found = std::ranges::find(all, key, &Measure::key);
    return found == all.end() ? nullptr : &*found;
}

std::vector<scene::Ramp> ramps_for(Measure const& measure) {
    using enum scene::Ramp;
    switch (measure.nature) {
    case Nature::score:
        return {classes, sequential, ochre, viridis};
    case Nature::signed_change:
        return {diverging, viridis};
    case Nature::rate:
    case Nature::count:
        break;
    }
    return {sequential, ochre, viridis, diverging};
}

store::MeasureStyle default_style(Measure const& measure, core::GridRules const& rules) {
    store::MeasureStyle style;
    style.measure = measure.key;
    style.method = code(analysis::ClassMethod::jenks);
    style.ramp = scene::code(ramps_for(measure).front());
    if (measure.nature == Nature::score) style.limits.assign(rules.class_limits.begin(), rules.class_limits.end());
    if (measure.nature == Nature::signed_change) style.limits = {-10, -2, 2, 10};
    if (style.limits.empty()) return style;
    style.method = code(analysis::ClassMethod::fixed);
    style.classes = static_cast<int>(style.limits.size()) + 1;
    return style;
}

store::MeasureStyle sound_style(store::MeasureStyle style, Measure const& measure, core::GridRules const& rules) {
    auto const usual = default_style(measure, rules);
    auto const method = analysis::class_method_of_code(style.method);
    bool const is_given = method == analysis::ClassMethod::fixed || method == analysis::ClassMethod::manual;
    if (!method || (is_given && style.limits.empty())) style = usual;
    // « Fixed » follows the grid where the grid says the limits.
    if (style.method == usual.method && measure.nature == Nature::score && is_given) style.limits = usual.limits;
    if (!scene::ramp_of_code(style.ramp)) style.ramp = usual.ramp;
    if (style.limits.size() >= analysis::most_classes) style.limits.resize(analysis::most_classes - 1);
    style.classes = std::clamp(style.classes, analysis::fewest_classes, analysis::most_classes);
    style.measure = measure.key;
    return style;
}

analysis::ClassOptions class_options(store::MeasureStyle const& style) {
    return {.method = analysis::class_method_of_code(style.method).value_or(analysis::ClassMethod::jenks),
            .classes = style.classes,
            .limits = style.limits};
}

std::shared_ptr<scene::Classing const> classing_of(Measure const& measure, store::MeasureStyle const& style,
                                                   analysis::ClassBreaks const& breaks) {
    auto classing = std::make_shared<scene::Classing>();
    classing->limits = breaks.limits;
    classing->ramp = scene::ramp_of_code(style.ramp).value_or(scene::Ramp::sequential);
    // The colours of the classes stand for four; cut otherwise, the figure is no class of situation.
    if (classing->ramp == scene::Ramp::classes && classing->classes() != 4) classing->ramp = scene::Ramp::sequential;
    bool const has_reference = measure.nature == Nature::signed_change;
    classing->below = has_reference ? analysis::class_of(0, breaks.limits) : classing->classes() / 2;
    classing->title = measure.title;
    classing->note = (measure.unit.empty() ? "" : measure.unit + " · ") + method_name(class_options(style).method);
    classing->labels = range_labels(breaks, measure.decimals);
    classing->labels.push_back(tr("not known"));
    classing->is_of_zones = measure.is_of_zones;
    if (measure.is_of_zones && measure.nature == Nature::count) classing->largest_disc = breaks.highest;
    return classing;
}

void require_symbols(Measure const& measure, std::string const& as) {
    bool const is_count = measure.nature == Nature::count && measure.is_of_zones;
    bool const is_wrong = is_count ? as == "colours" : as == "discs";
    if (is_wrong) throw core::Error(core::ErrorCode::usage, {"{0}", {refusal(measure)}});
}

}
