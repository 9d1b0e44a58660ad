// Why a residence has its score, how sure that is, and why it stands above another.
#include "app/commands.hpp"
#include "app/json.hpp"
#include "diagnosis/stability.hpp"
#include "dossier/change_words.hpp"
#include "dossier/opinion.hpp"
#include "dossier/site_file.hpp"
#include "dossier/sureness.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

/// What the file holds of the draws.
struct Drawn {
    std::optional<core::RankRange> range; ///< absent until « vigie score » has drawn it
    core::Stability stability = core::Stability::not_ranked;
};

Drawn drawn_of(dossier::CampaignData const& data, store::Project const& project, std::uint32_t row) {
    auto const stored = project.stability(data.run->id);
    if (!stored || stored->ranges[row].p05 == 0) return {};
    auto const scored = std::ranges::count_if(data.scores, [](auto const& score) { return score.rank > 0; });
    return {stored->ranges[row], core::stability_of(stored->ranges[row], static_cast<std::size_t>(scored))};
}

/// With other methods of normalisation too; drawn now.
Drawn drawn_by_methods(dossier::CampaignData const& data, store::Project const& project, std::uint32_t row) {
    auto const range = diagnosis::method_test(project, *data.run).rank_ranges({})[row];
    if (range.p05 == 0) return {};
    auto const scored = std::ranges::count_if(data.scores, [](auto const& score) { return score.rank > 0; });
    return {range, core::stability_of(range, static_cast<std::size_t>(scored))};
}

/// One residence beside another.
struct Beside {
    dossier::Versus versus;
    dossier::OrderShares shares;
};

Beside beside_of(dossier::RunIndex const& index, store::Project const& project, std::uint32_t row, std::uint32_t other) {
    auto const test = diagnosis::stability_test(project, *index.data.run);
    return {dossier::versus_of(index, row, other), {test.share_above(row, other, {}), test.share_above(other, row, {})}};
}

ordered_json change_json(std::optional<core::WeightChange> const& change, dossier::RunIndex const& index) {
    if (!change) return nullptr;
    return {{"family", index.in_index[change->family]->code},
            {"share_from", change->share_from},
            {"share_to", change->share_to},
            {"class", class_code(change->to)}};
}

void add_sureness(ordered_json& json, Drawn const& drawn, dossier::Sureness const& sureness, dossier::RunIndex const& index) {
    json["rank_p05"] = drawn.range ? ordered_json(drawn.range->p05) : ordered_json();
    json["rank_p95"] = drawn.range ? ordered_json(drawn.range->p95) : ordered_json();
    json["top_share"] = drawn.range ? ordered_json(drawn.range->top_share) : ordered_json();
    json["stability"] = drawn.range ? ordered_json(stability_code(drawn.stability)) : ordered_json();
    json["class_change"] = change_json(sureness.class_change, index);
    json["always_above"] = sureness.always_above;
    json["always_below"] = sureness.always_below;
}

ordered_json versus_json(Beside const& beside, dossier::RunIndex const& index, dossier::Snapshot const& snapshot) {
    constexpr std::array orders{"above", "below", "depends"};
    auto const& versus = beside.versus;
    auto const& score = index.data.scores[versus.other];
    auto differences = ordered_json::object();
    for (std::size_t f = 0; f < index.in_index.size(); ++f)
        differences[index.in_index[f]->code] = versus.difference[f];
    return {{"code", snapshot.residences[versus.other].code},
            {"score", value_or_null(score.index.score)},
            {"rank", score.rank > 0 ? ordered_json(score.rank) : ordered_json()},
            {"differences", differences},
            {"share_above", beside.shares.above},
            {"share_below", beside.shares.below},
            {"undecidable", core::is_undecidable(beside.shares.above, beside.shares.below)},
            {"under_any_weights", orders[static_cast<std::size_t>(versus.order)]},
            {"order_change", change_json(versus.turn, index)}};
}

void print_sureness(Drawn const& drawn, dossier::Sureness const& sureness, dossier::RunIndex const& index) {
    if (drawn.range) std::cout << dossier::stability_sentence(*drawn.range, drawn.stability) << '\n';
    std::cout << dossier::class_change_sentence(sureness, index) << '\n' << dossier::dominance_sentence(sureness) << '\n';
}

void print_versus(Beside const& beside, dossier::RunIndex const& index, dossier::Snapshot const& snapshot) {
    auto const& versus = beside.versus;
    std::cout << '\n' << dossier::versus_title(versus, snapshot, index.data) << '\n';
    for (std::size_t f = 0; f < index.in_index.size(); ++f)
        std::cout << "  " << index.in_index[f]->code << ": " << text::change(versus.difference[f]) << '\n';
    for (auto const& sentence : dossier::versus_sentences(versus, index, snapshot, beside.shares)) std::cout << sentence << '\n';
}

ordered_json family_json(dossier::FamilyLine const& family) {
    return {{"family", family.code},
            {"name", text::pick(family.name)},
            {"in_index", family.is_in_index},
            {"weight", family.weight},
            {"score", value_or_null(family.score)},
            {"coverage", family.coverage},
            {"contribution", family.contribution},
            {"stock_median", value_or_null(family.stock_median)}};
}

ordered_json indicator_json(dossier::IndicatorLine const& line) {
    ordered_json json{{"indicator", line.indicator.code},
                      {"family", line.family},
                      {"name", text::pick(line.indicator.name)},
                      {"unit", text::pick(line.indicator.unit)},
                      {"observed", line.detail.has_value()}};
    if (line.detail) {
        json["raw"] = line.detail->raw;
        json["smoothed"] = line.detail->smoothed;
        json["normalised"] = line.detail->normalised;
        json["inherited"] = line.detail->quality == core::Quality::inherited;
        json["low"] = value_or_null(line.low);
        json["high"] = value_or_null(line.high);
        json["stock_median"] = value_or_null(line.stock_median);
        json["alert"] = line.is_alert;
    }
    return json;
}

ordered_json neighbour_json(std::optional<dossier::SiteFile::RankNeighbour> const& neighbour, dossier::Snapshot const& snapshot) {
    if (!neighbour) return nullptr;
    return {{"code", snapshot.residences[neighbour->row].code},
            {"rank", neighbour->rank},
            {"score", neighbour->score},
            {"family", neighbour->family},
            {"difference", neighbour->difference}};
}

ordered_json explanation_json(dossier::SiteFile const& site, dossier::Snapshot const& snapshot) {
    auto families = ordered_json::array(), indicators = ordered_json::array();
    for (auto const& family : site.families) families.push_back(family_json(family));
    for (auto const& line : site.indicators) indicators.push_back(indicator_json(line));
    ordered_json json{{"code", site.residence.code}, {"name", site.residence.name}, {"neighbourhood", site.neighbourhood}, {"campaign", site.campaign}};
    if (site.score) {
        json["score"] = value_or_null(site.score->index.score);
        json["class"] = class_code(site.score->shown);
        json["rank"] = site.score->rank > 0 ? ordered_json(site.score->rank) : ordered_json();
        json["scored_residences"] = site.scored_residences;
        json["coverage"] = site.score->index.coverage;
        json["low"] = site.score->index.low;
        json["high"] = site.score->index.high;
        json["change"] = site.change ? ordered_json(site.change->points) : ordered_json();
        json["change_noise"] = site.change ? ordered_json(site.change->noise) : ordered_json();
    }
    json["opinion"] = site.opinion ? ordered_json{{"class", class_code(*site.opinion->proposed)},
                                                  {"role", site.opinion->role},
                                                  {"date", core::iso(site.opinion->given_on)},
                                                  {"motive", site.opinion->motive}}
                                   : ordered_json();
    json["finding"] = site.finding;
    json["families"] = families;
    json["indicators"] = indicators;
    json["missing"] = site.missing;
    json["alerts"] = site.alert_names;
    json["families_in_alert"] = site.families_in_alert;
    json["families_counted"] = site.families_counted;
    json["above"] = neighbour_json(site.above, snapshot);
    json["below"] = neighbour_json(site.below, snapshot);
    json["foyer"] = site.foyer ? ordered_json{{"number", site.foyer->number}, {"name", site.foyer->name}} : ordered_json();
    json["status"] = core::code(site.status);
    return json;
}

std::string joined(std::vector<std::string> const& words) {
    std::string out;
    for (auto const& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

void print_score(dossier::SiteFile const& site, double minimum_coverage) {
    auto const& index = site.score->index;
    if (!index.score && index.coverage >= minimum_coverage) {
        std::cout << tr("Not scored: too few families have enough data ({0} of weight observed). Missing: {1}.",
                        {text::percent(index.coverage), joined(site.missing)})
                  << '\n';
        return;
    }
    if (!index.score) {
        std::cout << tr("Not scored: {0} of weight observed, under the 60% threshold. Missing: {1}.",
                        {text::percent(index.coverage), joined(site.missing)})
                  << '\n';
        return;
    }
    std::cout << tr("Index {0} out of 100, class {1}; {2} of {3} scored residences.",
                    {text::decimal(*index.score, 1), class_code(site.score->shown), text::rank(site.score->rank),
                     text::integer(static_cast<std::int64_t>(site.scored_residences))})
              << '\n'
              << tr("Coverage {0} of weight observed; with missing at 0: {1}, at 100: {2}.",
                    {text::percent(index.coverage), text::decimal(index.low, 1), text::decimal(index.high, 1)})
              << '\n';
    if (site.change) std::cout << dossier::change_sentence(*site.change, site.previous_campaign) << '\n';
    if (site.has_other_grid) std::cout << dossier::other_grid_sentence(site.previous_campaign) << '\n';
}

void print_families(dossier::SiteFile const& site) {
    std::cout << '\n' << tr("What weighs in the score (points of the index):") << '\n';
    for (auto const& family : site.families) {
        std::cout << "  " << family.code << "  " << text::pick(family.name) << ": ";
        if (!family.is_in_index) std::cout << tr("outside the index") << ", " << (family.score ? text::decimal(*family.score, 1) : tr("not available"));
        else if (!family.score) std::cout << tr("not available (coverage {0})", {text::percent(family.coverage)});
        else
            std::cout << text::decimal(family.contribution, 1) << "  ("
                      << tr("score {0}, stock median {1}", {text::decimal(*family.score, 1), family.stock_median ? text::decimal(*family.stock_median, 1) : "–"})
                      << ')';
        std::cout << '\n';
    }
}

void print_neighbour(char const* pattern, std::optional<dossier::SiteFile::RankNeighbour> const& neighbour, dossier::Snapshot const& snapshot) {
    if (!neighbour) return;
    std::cout << tr(pattern, {snapshot.residences[neighbour->row].name, text::rank(neighbour->rank), text::decimal(neighbour->score, 1),
                              neighbour->family, text::change(neighbour->difference)})
              << '\n';
}

void print_explanation(dossier::SiteFile const& site, dossier::Snapshot const& snapshot) {
    std::cout << site.residence.name << " (" << site.residence.code << ")" << (site.neighbourhood.empty() ? "" : " – " + site.neighbourhood) << '\n';
    if (!site.finding.empty()) std::cout << site.finding << '\n';
    if (!site.score) return;
    print_score(site, snapshot.campaign(site.campaign).grid.rules.minimum_coverage);
    if (site.opinion)
        std::cout << tr("Opinion from the field: class {0} ({1}). {2}",
                        {class_code(*site.opinion->proposed), dossier::opinion_source(*site.opinion), site.opinion->motive})
                  << '\n';
    print_families(site);
    if (!site.missing.empty()) std::cout << '\n' << tr("Missing indicators: {0}.", {joined(site.missing)}) << '\n';
    if (site.families_counted > 0)
        std::cout << tr("Families in alert: {0} of {1}", {text::integer(static_cast<std::int64_t>(site.families_in_alert.size())),
                                                         text::integer(site.families_counted)})
                  << (site.families_in_alert.empty() ? "" : " (" + joined(site.families_in_alert) + ")") << ".\n";
    if (!site.alert_names.empty()) std::cout << tr("Alerts: {0}.", {joined(site.alert_names)}) << '\n';
    std::cout << '\n';
    print_neighbour(VIGIE_N_("Above: {0} ({1}, {2}); the largest difference comes from family {3} ({4} points here)."), site.above, snapshot);
    print_neighbour(VIGIE_N_("Below: {0} ({1}, {2}); the largest difference comes from family {3} ({4} points here)."), site.below, snapshot);
}

}

int run_explain(ExplainOptions const& options, Console const&) {
    auto project = store::Project::open(options.project, store::OpenMode::read_only);
    auto const snapshot = dossier::load_snapshot(project);
    auto const row = snapshot->residence(options.code);
    auto const& data = snapshot->campaign(options.campaign);
    auto const site = dossier::site_file(*snapshot, project, row, data.campaign.name);
    std::optional<dossier::RunIndex> index;
    std::optional<dossier::Sureness> sureness;
    std::optional<Beside> beside;
    Drawn drawn, by_methods;
    if (data.run) {
        index.emplace(data);
        sureness = dossier::sureness_of(*index, row);
        drawn = drawn_of(data, project, row);
        if (options.methods) by_methods = drawn_by_methods(data, project, row);
        if (!options.versus.empty()) beside = beside_of(*index, project, row, snapshot->residence(options.versus));
    }
    if (options.json) {
        auto json = explanation_json(site, *snapshot);
        if (sureness) add_sureness(json, drawn, *sureness, *index);
        if (by_methods.range)
            json["methods"] = {{"rank_p05", by_methods.range->p05},
                               {"rank_p95", by_methods.range->p95},
                               {"stability", stability_code(by_methods.stability)}};
        if (beside) json["versus"] = versus_json(*beside, *index, *snapshot);
        print_json(json);
        return 0;
    }
    print_explanation(site, *snapshot);
    bool const is_scored = data.run && data.scores[row].index.score.has_value();
    if (is_scored) print_sureness(drawn, *sureness, *index);
    if (is_scored && by_methods.range)
        std::cout << dossier::methods_sentence(*by_methods.range, by_methods.stability, drawn.stability) << '\n';
    if (!beside || !is_scored) return 0;
    auto const other = beside->versus.other;
    if (data.scores[other].index.score)
        print_versus(*beside, *index, *snapshot);
    else
        std::cout << '\n' << tr("{0} is not scored: there is no order to explain.", {snapshot->residences[other].name}) << '\n';
    return 0;
}

}
