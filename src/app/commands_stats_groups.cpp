#include "analysis/dbscan.hpp"
#include "analysis/hdbscan.hpp"
#include "analysis/scan.hpp"
#include "app/csv.hpp"
#include "app/output_file.hpp"
#include "app/stats_run.hpp"
#include "core/error.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

StatsAnswer dbscan_answer(StatsRun& run) {
    auto const found = analysis::dbscan(run.layer.points, run.options.eps, run.options.min_points,
                                        {run.options.neighbours.threads, run.console.stop()});
    std::set<std::uint32_t> names(found.cluster.begin(), found.cluster.end());
    auto const noise = names.erase(analysis::no_cluster) > 0 ? std::ranges::count(found.cluster, analysis::no_cluster) : 0;
    return {[found, &run](std::ostream& out) {
                CsvWriter csv(out);
                csv.header({"id", "cluster", "core"});
                for (std::size_t i = 0; i < found.cluster.size(); ++i) {
                    bool const is_noise = found.cluster[i] == analysis::no_cluster;
                    csv.text(run.layer.ids[i]).integer(is_noise ? 0 : std::int64_t{found.cluster[i]} + 1).integer(found.is_core[i] ? 1 : 0);
                    csv.end_row();
                }
            },
            [clusters = names.size(), noise, &run](ordered_json& json) {
                json["eps"] = run.options.eps;
                json["min_points"] = run.options.min_points;
                json["clusters"] = clusters;
                json["noise"] = noise;
            }};
}

StatsAnswer hdbscan_answer(StatsRun& run) {
    if (run.options.min_points < 2) throw core::Error(core::ErrorCode::usage, VIGIE_N_("HDBSCAN needs --min-points of 2 or more."));
    auto const found = analysis::hdbscan(run.layer.points, run.options.min_points, run.console.stop(), run.console.progress(run.options.method));
    auto const clusters = found.cluster.empty() ? 0U : *std::ranges::max_element(found.cluster);
    return {[found, &run](std::ostream& out) {
                CsvWriter csv(out);
                csv.header({"id", "cluster", "probability"});
                for (std::size_t i = 0; i < found.cluster.size(); ++i) {
                    csv.text(run.layer.ids[i]).integer(found.cluster[i]).number(found.probability[i]);
                    csv.end_row();
                }
            },
            [clusters, noise = std::ranges::count(found.cluster, 0U), &run](ordered_json& json) {
                json["min_points"] = run.options.min_points;
                json["clusters"] = clusters;
                json["noise"] = noise;
            }};
}

bool is_whole(double value) { return value == std::floor(value); }

/// Cases and population, checked; areas that lack either are left out, and said.
analysis::ScanData scan_data(StatsRun& run, bool is_bernoulli) {
    auto const& o = run.options;
    auto const cases = o.cases.empty() ? std::vector<std::string>{o.variable} : o.cases;
    auto const& population = run.column(o.population.empty() ? o.base : o.population);
    analysis::ScanData data;
    data.points = run.layer.points;
    data.periods = cases.size();
    std::int64_t left_out = 0, homeless = 0;
    for (std::size_t area = 0; area < run.layer.size(); ++area) {
        bool is_known = std::isfinite(population[area]) && population[area] >= 0 && std::isfinite(run.layer.points[area].x);
        double all = 0;
        for (auto const& field : cases) {
            double const c = run.column(field)[area];
            is_known = is_known && std::isfinite(c);
            if (c < 0 || (std::isfinite(c) && !is_whole(c)))
                throw core::Error(core::ErrorCode::refused,
                                  {VIGIE_N_("“{0}” of {1} is {2}: cases are counted, they are whole numbers from 0 up."),
                                   {field, run.layer.ids[area], exact(c)}});
            all += c;
        }
        if (is_bernoulli && is_known && (!is_whole(population[area]) || all > population[area]))
            throw core::Error(core::ErrorCode::refused,
                              {VIGIE_N_("{0}: in the Bernoulli model the population is a whole number, and cases are some of it."),
                               {run.layer.ids[area]}});
        left_out += !is_known;
        homeless += is_known && all > 0 && population[area] == 0;
        for (auto const& field : cases) {
            data.cases.push_back(is_known ? run.column(field)[area] : 0);
            data.population.push_back(is_known ? population[area] : 0);
        }
    }
    if (left_out > 0) run.note(tr("Areas without cases, population or position known: {0}. They are left out.", {text::integer(left_out)}));
    if (homeless > 0) run.note(tr("Areas with cases but no population: {0}. They are left out.", {text::integer(homeless)}));
    return data;
}

ordered_json cluster_json(analysis::ScanCluster const& c, std::size_t rank, StatsRun const& run) {
    auto members = ordered_json::array();
    for (auto const area : c.members) members.push_back(run.layer.ids[area]);
    ordered_json json{{"rank", rank}, {"centre", run.layer.ids[c.centre]}, {"radius", c.radius}, {"cases", c.cases},
                      {"expected", c.expected}, {"population", c.population}, {"llr", c.llr}, {"p", c.p}, {"p_gumbel", c.p_gumbel}};
    json["relative_risk"] = std::isfinite(c.relative_risk) ? ordered_json(c.relative_risk) : ordered_json();
    if (run.options.model == "space-time") {
        json["from"] = run.options.cases[c.first_period];
        json["to"] = run.options.cases[c.last_period];
    }
    json["members"] = members;
    return json;
}

void write_clusters(std::ostream& out, analysis::ScanResult const& result, StatsRun const& run) {
    bool const has_time = run.options.model == "space-time";
    CsvWriter csv(out);
    std::vector<std::string> header{"rank", "centre", "radius", "members", "cases", "expected", "relative_risk", "llr", "p"};
    if (has_time) header.insert(header.end(), {"from", "to"});
    csv.header(header);
    for (std::size_t r = 0; r < result.clusters.size(); ++r) {
        auto const& c = result.clusters[r];
        csv.integer(static_cast<std::int64_t>(r + 1)).text(run.layer.ids[c.centre]).number(c.radius);
        csv.integer(static_cast<std::int64_t>(c.members.size())).number(c.cases).number(c.expected).number(c.relative_risk);
        csv.number(c.llr).number(result.largest.empty() ? std::nullopt : std::optional(c.p));
        if (has_time) csv.text(run.options.cases[c.first_period]).text(run.options.cases[c.last_period]);
        csv.end_row();
    }
}

void write_members(std::ostream& out, analysis::ScanResult const& result, StatsRun const& run) {
    CsvWriter csv(out);
    csv.header({"rank", "id"});
    for (std::size_t r = 0; r < result.clusters.size(); ++r)
        for (auto const area : result.clusters[r].members) {
            csv.integer(static_cast<std::int64_t>(r + 1)).text(run.layer.ids[area]);
            csv.end_row();
        }
}

}

StatsAnswer density_answer(StatsRun& run) { return run.options.method == "dbscan" ? dbscan_answer(run) : hdbscan_answer(run); }

StatsAnswer scan_answer(StatsRun& run) {
    auto const& o = run.options;
    bool const is_bernoulli = o.model == "bernoulli", has_time = o.model == "space-time";
    if (has_time != (o.cases.size() > 1))
        throw core::Error(core::ErrorCode::usage,
                          VIGIE_N_("--model space-time takes several fields in --cases, one a period, in order; the other models take one."));
    analysis::ScanOptions options;
    options.model = is_bernoulli ? analysis::ScanModel::bernoulli : analysis::ScanModel::poisson;
    options.max_population = o.max_population;
    options.max_duration = o.max_duration;
    options.draws = o.permutations.value_or(999);
    options.seed = o.seed;
    options.threads = o.neighbours.threads;
    options.ranks = o.ranks;
    options.progress = run.console.progress(o.method);
    auto const result = analysis::scan(scan_data(run, is_bernoulli), options, run.console.stop());
    if (!(result.total_cases > 0)) run.note(tr("There are no cases: no circle stands out."));
    if (!o.members.empty()) write_file(o.members, [&](std::ostream& out) { write_members(out, result, run); });
    return {[result, &run](std::ostream& out) { write_clusters(out, result, run); },
            [result, options, &run](ordered_json& json) {
                json["model"] = run.options.model;
                json["max_population"] = options.max_population;
                if (run.options.model == "space-time") json["max_duration"] = options.max_duration;
                json["permutations"] = options.draws;
                json["seed"] = options.seed;
                json["zones"] = result.zones;
                json["cases"] = result.total_cases;
                json["population"] = result.total_population;
                auto clusters = ordered_json::array();
                for (std::size_t r = 0; r < result.clusters.size(); ++r) clusters.push_back(cluster_json(result.clusters[r], r + 1, run));
                json["clusters"] = clusters;
            }};
}

}
