// Why a residence has its score, how sure that is, and why it stands above another.
#include "app/commands.hpp"
#include "app/json.hpp"
#include "core/error.hpp"
#include "core/sensitivity.hpp"
#include "diagnosis/stability.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/change_words.hpp"
#include "workbench/site_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

/// A campaign's run as the questions of this page take it: families of the index only.
struct Index {
    explicit Index(workbench::CampaignData const& run)
        : data(run)
        , weights(core::index_weights(run.grid)) {
        for (auto const& family : data.grid.families)
            if (family.is_in_index) codes.push_back(family.code);
    }

    [[nodiscard]] std::vector<core::scoring::FamilyScore> families(std::uint32_t row) const {
        std::vector<core::scoring::FamilyScore> list;
        for (std::size_t f = 0; f < data.grid.families.size(); ++f)
            if (data.grid.families[f].is_in_index) list.push_back(data.scores[row].families[f]);
        return list;
    }

    workbench::CampaignData const& data;
    std::vector<double> weights;
    std::vector<std::string> codes;
};

/// How sure a residence's rank and class are.
struct Sureness {
    std::optional<core::RankRange> range; ///< absent until « vigie score » has drawn it
    core::Stability stability = core::Stability::not_ranked;
    std::optional<core::WeightChange> class_change;
};

Sureness sureness_of(Index const& index, store::Project const& project, std::uint32_t row) {
    Sureness sureness;
    sureness.class_change = core::smallest_class_change(index.families(row), index.weights, index.data.grid.rules);
    auto const stored = project.stability(index.data.run->id);
    if (!stored || stored->ranges[row].p05 == 0) return sureness;
    auto const scored = std::ranges::count_if(index.data.scores, [](auto const& score) { return score.rank > 0; });
    sureness.range = stored->ranges[row];
    sureness.stability = core::stability_of(*sureness.range, static_cast<std::size_t>(scored));
    return sureness;
}

/// One residence beside another.
struct Versus {
    std::uint32_t row = 0; ///< the other
    std::vector<double> difference; ///< contribution here minus there, by family of the index
    double share_above = 0, share_below = 0; ///< of the draws
    core::Order order = core::Order::depends;
    std::optional<core::WeightChange> turn; ///< puts the one that is below above
};

Versus versus(Index const& index, store::Project const& project, std::uint32_t row, std::uint32_t other) {
    Versus result;
    result.row = other;
    auto const& grid = index.data.grid;
    for (std::size_t f = 0; f < grid.families.size(); ++f)
        if (grid.families[f].is_in_index)
            result.difference.push_back(index.data.scores[row].contributions[f] - index.data.scores[other].contributions[f]);
    auto const here = index.families(row), there = index.families(other);
    result.order = core::order_under_any_weights(here, there);
    result.turn = core::smallest_order_change(here, there, index.weights, grid.rules);
    auto const test = diagnosis::stability_test(project, *index.data.run);
    result.share_above = test.share_above(row, other, {});
    result.share_below = test.share_above(other, row, {});
    return result;
}

ordered_json change_json(std::optional<core::WeightChange> const& change, Index const& index) {
    if (!change) return nullptr;
    return {{"family", index.codes[change->family]},
            {"share_from", change->share_from},
            {"share_to", change->share_to},
            {"class", class_code(change->to)}};
}

void add_sureness(ordered_json& json, Sureness const& sureness, Index const& index) {
    json["rank_p05"] = sureness.range ? ordered_json(sureness.range->p05) : ordered_json();
    json["rank_p95"] = sureness.range ? ordered_json(sureness.range->p95) : ordered_json();
    json["top_share"] = sureness.range ? ordered_json(sureness.range->top_share) : ordered_json();
    json["stability"] = sureness.range ? ordered_json(stability_code(sureness.stability)) : ordered_json();
    json["class_change"] = change_json(sureness.class_change, index);
}

ordered_json versus_json(Versus const& versus, Index const& index, workbench::Snapshot const& snapshot) {
    constexpr std::array orders{"above", "below", "depends"};
    auto const& score = index.data.scores[versus.row];
    auto differences = ordered_json::object();
    for (std::size_t f = 0; f < index.codes.size(); ++f)
        differences[index.codes[f]] = versus.difference[f];
    return {{"code", snapshot.residences[versus.row].code},
            {"score", value_or_null(score.index.score)},
            {"rank", score.rank > 0 ? ordered_json(score.rank) : ordered_json()},
            {"differences", differences},
            {"share_above", versus.share_above},
            {"share_below", versus.share_below},
            {"undecidable", core::is_undecidable(versus.share_above, versus.share_below)},
            {"under_any_weights", orders[static_cast<std::size_t>(versus.order)]},
            {"order_change", change_json(versus.turn, index)}};
}

std::string word_of(core::Stability stability) {
    switch (stability) {
    case core::Stability::stable: return tr("stable");
    case core::Stability::sensitive: return tr("sensitive to the choices made");
    case core::Stability::undecidable: return tr("undecidable");
    case core::Stability::not_ranked: break;
    }
    return tr("not ranked");
}

void print_sureness(Sureness const& sureness, Index const& index) {
    if (sureness.range)
        std::cout << tr("Rank {0} to {1} in nine draws of ten: {2}.",
                        {std::to_string(sureness.range->p05), std::to_string(sureness.range->p95), word_of(sureness.stability)})
                  << '\n';
    if (auto const& change = sureness.class_change)
        std::cout << tr("The least that moves the class: family {0} from {1} to {2} of the weight gives class {3}.",
                        {index.codes[change->family], text::percent(change->share_from), text::percent(change->share_to),
                         class_code(change->to)})
                  << '\n';
    else
        std::cout << tr("No change of a single weight moves the class.") << '\n';
}

std::string order_sentence(Versus const& versus) {
    if (versus.order == core::Order::always_above) return tr("It is above whatever the weights.");
    if (versus.order == core::Order::always_below) return tr("It is below whatever the weights.");
    auto const shares = tr("Above in {0} of the draws, below in {1}.",
                           {text::percent(versus.share_above), text::percent(versus.share_below)});
    if (!core::is_undecidable(versus.share_above, versus.share_below)) return shares;
    return shares + ' ' + tr("Neither is above in 90 % of them: which comes first cannot be told.");
}

void print_versus(Versus const& versus, Index const& index, workbench::Snapshot const& snapshot) {
    auto const& score = index.data.scores[versus.row];
    auto const& name = snapshot.residences[versus.row].name;
    if (!score.index.score) {
        std::cout << '\n' << tr("{0} is not scored: there is no order to explain.", {name}) << '\n';
        return;
    }
    std::cout << '\n' << tr("Beside {0} ({1}, {2}), in points of the index:", {name, text::rank(score.rank), text::decimal(*score.index.score, 1)})
              << '\n';
    for (std::size_t f = 0; f < index.codes.size(); ++f)
        std::cout << "  " << index.codes[f] << ": " << text::change(versus.difference[f]) << '\n';
    std::cout << order_sentence(versus) << '\n';
    if (versus.turn)
        std::cout << tr("Family {0} from {1} to {2} of the weight turns the order round.",
                        {index.codes[versus.turn->family], text::percent(versus.turn->share_from), text::percent(versus.turn->share_to)})
                  << '\n';
}

ordered_json family_json(workbench::FamilyLine const& family) {
    return {{"family", family.code},
            {"name", text::pick(family.name)},
            {"in_index", family.is_in_index},
            {"weight", family.weight},
            {"score", value_or_null(family.score)},
            {"coverage", family.coverage},
            {"contribution", family.contribution},
            {"stock_median", value_or_null(family.stock_median)}};
}

ordered_json indicator_json(workbench::IndicatorLine const& line) {
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

ordered_json neighbour_json(std::optional<workbench::SiteFile::RankNeighbour> const& neighbour, workbench::Snapshot const& snapshot) {
    if (!neighbour) return nullptr;
    return {{"code", snapshot.residences[neighbour->row].code},
            {"rank", neighbour->rank},
            {"score", neighbour->score},
            {"family", neighbour->family},
            {"difference", neighbour->difference}};
}

ordered_json explanation_json(workbench::SiteFile const& site, workbench::Snapshot const& snapshot) {
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

void print_score(workbench::SiteFile const& site, double minimum_coverage) {
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
    if (site.change) std::cout << workbench::change_sentence(*site.change, site.previous_campaign) << '\n';
    if (site.has_other_grid) std::cout << workbench::other_grid_sentence(site.previous_campaign) << '\n';
}

void print_families(workbench::SiteFile const& site) {
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

void print_neighbour(char const* pattern, std::optional<workbench::SiteFile::RankNeighbour> const& neighbour, workbench::Snapshot const& snapshot) {
    if (!neighbour) return;
    std::cout << tr(pattern, {snapshot.residences[neighbour->row].name, text::rank(neighbour->rank), text::decimal(neighbour->score, 1),
                              neighbour->family, text::change(neighbour->difference)})
              << '\n';
}

void print_explanation(workbench::SiteFile const& site, workbench::Snapshot const& snapshot) {
    std::cout << site.residence.name << " (" << site.residence.code << ")" << (site.neighbourhood.empty() ? "" : " – " + site.neighbourhood) << '\n';
    if (!site.finding.empty()) std::cout << site.finding << '\n';
    if (!site.score) return;
    print_score(site, snapshot.campaign(site.campaign).grid.rules.minimum_coverage);
    print_families(site);
    if (!site.missing.empty()) std::cout << '\n' << tr("Missing indicators: {0}.", {joined(site.missing)}) << '\n';
    if (site.families_counted > 0)
        std::cout << tr("{0} of {1} families in alert", {text::integer(static_cast<std::int64_t>(site.families_in_alert.size())),
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
    auto const snapshot = workbench::load_snapshot(project);
    auto const row = snapshot->residence(options.code);
    auto const& data = snapshot->campaign(options.campaign);
    auto const site = workbench::site_file(*snapshot, project, row, data.campaign.name);
    std::optional<Index> index;
    std::optional<Sureness> sureness;
    std::optional<Versus> beside;
    if (data.run) {
        index.emplace(data);
        sureness = sureness_of(*index, project, row);
        if (!options.versus.empty()) beside = versus(*index, project, row, snapshot->residence(options.versus));
    }
    if (options.json) {
        auto json = explanation_json(site, *snapshot);
        if (sureness) add_sureness(json, *sureness, *index);
        if (beside) json["versus"] = versus_json(*beside, *index, *snapshot);
        print_json(json);
        return 0;
    }
    print_explanation(site, *snapshot);
    if (sureness && data.scores[row].index.score) print_sureness(*sureness, *index);
    if (beside && data.scores[row].index.score) print_versus(*beside, *index, *snapshot);
    return 0;
}

}
