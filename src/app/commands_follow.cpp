#include "app/commands.hpp"
#include "app/csv.hpp"
#include "app/json.hpp"
#include "app/open_project.hpp"
#include "core/error.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/comparison.hpp"
#include "workbench/site_file.hpp"
#include "workbench/watch.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

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
        json["change"] = value_or_null(site.change);
    }
    json["finding"] = site.finding;
    json["families"] = families;
    json["indicators"] = indicators;
    json["missing"] = site.missing;
    json["alerts"] = site.alert_names;
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

void print_score(workbench::SiteFile const& site) {
    auto const& index = site.score->index;
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
    if (site.change) std::cout << tr("Change since {0}: {1}.", {site.previous_campaign, text::change(*site.change)}) << '\n';
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
    print_score(site);
    print_families(site);
    if (!site.missing.empty()) std::cout << '\n' << tr("Missing indicators: {0}.", {joined(site.missing)}) << '\n';
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
    auto const site = workbench::site_file(*snapshot, project, row, snapshot->campaign(options.campaign).campaign.name);
    if (options.json)
        print_json(explanation_json(site, *snapshot));
    else print_explanation(site, *snapshot);
    return 0;
}

int run_watch(WatchOptions const& options, Console const& console) {
    auto project = options.verb == "set" ? open_to_write(options.project, console)
                                         : store::Project::open(options.project, store::OpenMode::read_only);
    if (options.verb == "set") {
        workbench::WatchDecision decision;
        decision.residence_code = options.code;
        decision.status = options.status;
        decision.date = options.date;
        decision.role = options.role;
        decision.motive = options.motive;
        workbench::record_watch_decision(project, decision);
        project.close();
        console.message(tr("{0}: {1}.", {options.code, workbench::status_label(*core::watch_status_of_code(options.status))}));
        return 0;
    }
    auto const snapshot = workbench::load_snapshot(project);
    std::optional<std::uint32_t> only;
    if (options.verb == "history") only = snapshot->residence(options.code);
    auto json = ordered_json::array();
    auto line = [&](std::uint32_t row, core::WatchEvent const& event) {
        auto const& residence = snapshot->residences[row];
        if (!options.json)
            std::cout << residence.code << '\t' << residence.name << '\t' << workbench::status_label(event.status) << '\t'
                      << core::iso(event.decided_on) << '\t' << event.role << '\t' << event.motive << '\n';
        json.push_back({{"code", residence.code},
                        {"name", residence.name},
                        {"status", core::code(event.status)},
                        {"date", core::iso(event.decided_on)},
                        {"role", event.role},
                        {"motive", event.motive}});
    };
    for (std::size_t i = 0; i < snapshot->watch_events.size(); ++i) {
        auto const& event = snapshot->watch_events[i];
        auto const row = snapshot->row_of.at(event.residence);
        bool const is_last = i + 1 == snapshot->watch_events.size() || snapshot->watch_events[i + 1].residence != event.residence;
        if (only ? row == *only : is_last) line(row, event);
    }
    if (options.json) print_json(ordered_json{{options.verb == "list" ? "residences" : "events", json}});
    return 0;
}

}
