#include "dossier/measured_map.hpp"

#include "core/error.hpp"
#include "dossier/map_finding.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::dossier {

namespace {

/// « family:F1 » → « family: »; « zones-index » → itself.
std::string kind_of(std::string const& key) {
    auto const colon = key.find(':');
    return colon == std::string::npos ? key : key.substr(0, colon + 1);
}

/// Codes of the kind that was asked for when there is such a kind, else every kind once.
std::string listed_for(std::vector<Measure> const& all, std::string const& key) {
    auto const wanted = kind_of(key);
    bool const is_kind = wanted.ends_with(':') &&
                         std::ranges::any_of(all, [&](auto const& each) { return kind_of(each.key) == wanted; });
    std::string list, last;
    for (auto const& each : all) {
        auto const kind = kind_of(each.key);
        if (is_kind ? kind != wanted : kind == last) continue;
        last = kind;
        auto const word = is_kind ? each.key : kind.ends_with(':') ? kind + "CODE" : kind;
        if (list.find(word) == std::string::npos) list += (list.empty() ? "" : ", ") + word;
    }
    return list;
}

}

MeasuredMap measured_map(Snapshot const& snapshot, store::Project const& project, CampaignData const* campaign,
                         Measure const& measure, store::MeasureStyle const& style) {
    MeasuredMap map;
    map.style = sound_style(style, measure, campaign != nullptr ? campaign->grid.rules : snapshot.grid.rules);
    core::ObservedStock stock;
    core::ObservedColumn const* observed = nullptr;
    if (measure.is_read() && campaign != nullptr) {
        stock = project.observed(campaign->campaign.id, {measure.code});
        if (auto const found = stock.columns.find(measure.code); found != stock.columns.end())
            observed = &found->second;
    }
    map.values = measure_values(measure, snapshot, campaign, observed);
    map.breaks = analysis::classify(map.values, class_options(map.style));
    map.classing = classing_of(measure, map.style, map.breaks);
    return map;
}

store::MeasureStyle kept_style(store::Project const& project, Measure const& measure, core::GridRules const& rules) {
    for (auto const& style : project.measure_styles())
        if (style.measure == measure.key) return style;
    return default_style(measure, rules);
}

Measure const& require_measure(std::vector<Measure> const& all, std::string const& key) {
    if (auto const* found = find_measure(all, key)) return *found;
    throw core::Error(core::ErrorCode::usage, {VIGIE_N_("There is nothing named “{0}” to colour by. There are: {1}."),
                                               {key, listed_for(all, key)}});
}

MapFinding measure_finding(Snapshot const& snapshot, std::string const& campaign, scene::Classing const& classing,
                           std::span<double const> values) {
    MapFinding finding;
    finding.source = snapshot.info.source_line;
    std::vector<long long> counts(classing.classes() + 1, 0);
    for (double const value : values)
        ++counts[analysis::class_of(value, classing.limits)];
    auto const highest = counts[classing.classes() - 1], missing = counts.back();
    auto const known = static_cast<long long>(values.size()) - missing;
    auto const range = classing.labels[classing.classes() - 1];
    if (known == 0)
        finding.title = text::tr("{0}: nothing is known", {classing.title});
    else if (classing.is_of_zones)
        finding.title = text::tr("{0}: {1} in the highest class ({2})",
                                 {classing.title, text::tr_n("{0} zone", "{0} zones", highest), range});
    else
        finding.title = text::tr("{0}: {1} in the highest class ({2})",
                                 {classing.title, text::tr_n("{0} residence", "{0} residences", highest), range});
    auto const* data = campaign.empty() ? snapshot.latest_scored() : &snapshot.campaign(campaign);
    finding.subtitle = classing.note;
    if (data != nullptr) finding.subtitle += " · " + text::tr("campaign {0}", {data->campaign.name});
    finding.subtitle += " · " + text::tr("known: {0}", {text::integer(known)}) + " · " +
                        text::tr("not known: {0}", {text::integer(missing)});
    auto const unlocated = static_cast<long long>(snapshot.residences.size() - snapshot.located.marks.size());
    if (!classing.is_of_zones && unlocated > 0)
        finding.subtitle += " · " + text::tr_n("{0} not located (off the map)", "{0} not located (off the map)", unlocated);
    return finding;
}

}
