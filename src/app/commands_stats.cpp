#include "app/commands_stats.hpp"

#include "app/output_file.hpp"
#include "app/stats_run.hpp"
#include "core/error.hpp"
#include "core/version.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

struct Method {
    StatsAnswer (*answer)(StatsRun&);
    bool has_neighbours;
};

std::map<std::string, Method> const& methods() {
    static std::map<std::string, Method> const table{
        {"moran", {global_answer, true}},       {"geary", {global_answer, true}},           {"getis-ord", {global_answer, true}},
        {"eb-moran", {global_answer, true}},    {"local-moran", {local_answer, true}},      {"bivariate-moran", {local_answer, true}},
        {"local-geary", {local_answer, true}},  {"gi", {local_answer, true}},               {"gi-star", {local_answer, true}},
        {"join-count", {local_answer, true}},   {"eb-rate", {rate_answer, false}},          {"eb-local", {rate_answer, true}},
        {"dbscan", {density_answer, false}},    {"hdbscan", {density_answer, false}},       {"scan", {scan_answer, false}},
        {"kernel-density", {kernel_density_answer, false}}};
    return table;
}

void require(bool is_given, char const* option, std::string const& method) {
    if (is_given) return;
    throw core::Error(core::ErrorCode::usage, {VIGIE_N_("--method {0} needs {1}."), {method, option}});
}

/// Fields to read, once each; what the method cannot do without is asked for.
std::vector<std::string> fields_of(StatsOptions const& o) {
    bool const is_scan = o.method == "scan", is_density = o.method == "dbscan" || o.method == "hdbscan";
    bool const is_rate = o.method.starts_with("eb-");
    if (is_density) {
        require(o.min_points > 0, "--min-points", o.method);
        require(o.eps > 0 || o.method == "hdbscan", "--eps", o.method);
    } else if (is_scan) {
        require(!o.cases.empty() || !o.variable.empty(), "--cases", o.method);
        require(!o.population.empty() || !o.base.empty(), "--population", o.method);
    } else if (o.method != "kernel-density") {
        require(!o.variable.empty(), "--variable", o.method);
        require(!o.base.empty() || !is_rate, "--base", o.method);
        require(!o.variable2.empty() || o.method != "bivariate-moran", "--variable2", o.method);
    }
    if (!o.base.empty() && !is_rate && !is_scan && o.method != "local-moran")
        throw core::Error(core::ErrorCode::usage, VIGIE_N_("--base goes with eb-rate, eb-local, eb-moran and local-moran."));
    std::vector<std::string> fields;
    auto const add = [&](std::string const& field) {
        if (!field.empty() && std::ranges::find(fields, field) == fields.end()) fields.push_back(field);
    };
    for (auto const& field : {o.variable, o.variable2, o.base, o.population}) add(field);
    for (auto const& field : o.cases) add(field);
    return fields;
}

void note_values(StatsRun& run) {
    if (run.options.variable.empty() || run.options.method == "kernel-density") return; // equal weights are as good as others
    auto const& values = run.column(run.options.variable);
    auto const present = static_cast<std::size_t>(std::ranges::count_if(values, [](double v) { return std::isfinite(v); }));
    auto const count = [](std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); };
    if (present == 0) return run.note(tr("No feature has a number in “{0}”: nothing can be computed.", {run.options.variable}));
    if (present < values.size())
        run.note(tr("Features without a number in “{0}”: {1}. They are left out.", {run.options.variable, count(values.size() - present)}));
    auto const first = std::ranges::find_if(values, [](double v) { return std::isfinite(v); });
    if (run.options.base.empty() && std::ranges::all_of(values, [&](double v) { return !std::isfinite(v) || v == *first; }))
        run.note(tr("All values of “{0}” are equal: nothing is high or low, and the statistic stays empty.", {run.options.variable}));
    else if (present < 10) run.note(tr("Very few features ({0}): a test can hardly tell anything from chance.", {count(present)}));
    else if (present < 30) run.note(tr("Few features ({0}): the test has little power.", {count(present)}));
}

void find_neighbours(StatsRun& run) {
    if (run.options.neighbours.weights.empty())
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("--method {0} needs {1}."), {run.options.method, "--weights"}});
    run.neighbours = layer_weights(run.layer, run.options.neighbours, run.console.stop());
    for (auto const& note : run.neighbours.notes) run.note(note);
    auto const& weights = run.neighbours.weights;
    std::size_t islands = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) islands += weights.of(i).empty();
    if (islands > 0)
        run.note(tr("Features without a neighbour: {0}. They are not tested and do not count in the correction.",
                    {text::integer(static_cast<std::int64_t>(islands))}));
}

}

std::vector<double> const& StatsRun::column(std::string const& field) const {
    auto const found = std::ranges::find(fields, field);
    return layer.columns[static_cast<std::size_t>(found - fields.begin())];
}

analysis::PermutationOptions StatsRun::inference(std::uint32_t permutations, analysis::Alternative usual) const {
    static std::map<std::string, analysis::Alternative> const names{{"two-sided", analysis::Alternative::two_sided},
                                                                    {"greater", analysis::Alternative::greater},
                                                                    {"less", analysis::Alternative::less},
                                                                    {"directed", analysis::Alternative::directed}};
    analysis::PermutationOptions result;
    result.permutations = options.permutations.value_or(permutations);
    result.seed = options.seed;
    result.threads = options.neighbours.threads;
    result.alternative = options.alternative.empty() ? usual : names.at(options.alternative);
    result.progress = console.progress(options.method);
    return result;
}

analysis::Style StatsRun::style(analysis::Style usual) const {
    if (options.style.empty()) return usual;
    return options.style == "W" ? analysis::Style::row_standardised : analysis::Style::binary;
}

int run_stats(StatsOptions const& options, Console const& console) {
    auto const method = methods().find(options.method);
    if (method == methods().end())
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("“{0}” is not a method. See vigie stats --help."), {options.method}});
    bool const is_layer = options.out.ends_with(".gpkg") || options.out.ends_with(".geojson");
    if (!options.out.empty() && !options.out.ends_with(".csv") && !(is_layer && options.method == "kernel-density"))
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("{0}: statistics are written to a .csv file; kernel-density to .gpkg and .geojson, too."), {options.out}});
    StatsRun run{options, console};
    run.fields = fields_of(options);
    run.layer = read_stats_layer(options.layer, run.fields, console.stop());
    note_values(run);
    if (method->second.has_neighbours) find_neighbours(run);
    auto const answer = method->second.answer(run);
    for (auto const& note : run.layer.notes) console.message(note);
    if (is_layer) gis::write_tables(options.out, {answer.table()}, run.layer.crs);
    else if (!options.out.empty()) write_file(options.out, answer.csv);
    else if (!options.json) answer.csv(std::cout);
    if (options.json) {
        ordered_json json{{"method", options.method}, {"n", run.layer.size()}};
        if (!options.variable.empty()) json["variable"] = options.variable;
        if (method->second.has_neighbours) json["weights"] = run.neighbours.weights.description;
        answer.json(json);
        json["notes"] = run.layer.notes;
        json["engine"] = core::engine_version();
        std::cout << json.dump(2) << '\n';
    }
    return 0;
}

}
