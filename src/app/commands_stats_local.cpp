#include "analysis/global_statistics.hpp"
#include "analysis/join_count.hpp"
#include "analysis/rates.hpp"
#include "app/csv.hpp"
#include "app/stats_run.hpp"
#include "core/error.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <memory>

namespace vigie::app {

using analysis::Alternative, analysis::LocalResult, analysis::Quadrant, analysis::Style;
using nlohmann::ordered_json;
using text::tr;

namespace {

ordered_json or_null(double value) { return std::isfinite(value) ? ordered_json(value) : ordered_json(); }

char const* style_name(Style style) { return style == Style::row_standardised ? "W" : "B"; }

void refuse_if(bool is_wrong, core::Message const& message) {
    if (is_wrong) throw core::Error(core::ErrorCode::refused, message);
}

analysis::Correction correction_of(std::string const& name) {
    if (name == "by") return analysis::Correction::by;
    if (name == "bonferroni") return analysis::Correction::bonferroni;
    if (name == "holm") return analysis::Correction::holm;
    return name == "none" ? analysis::Correction::none : analysis::Correction::fdr;
}

std::string alternative_name(Alternative alternative) {
    switch (alternative) {
    case Alternative::greater: return "greater";
    case Alternative::less: return "less";
    case Alternative::directed: return "directed";
    case Alternative::two_sided: break;
    }
    return "two-sided";
}

/// As the reference tables write them.
char const* quadrant_name(Quadrant quadrant) {
    switch (quadrant) {
    case Quadrant::high_high: return "High-High";
    case Quadrant::low_low: return "Low-Low";
    case Quadrant::low_high: return "Low-High";
    case Quadrant::high_low: return "High-Low";
    case Quadrant::none: break;
    }
    return "";
}

struct LocalRun {
    std::vector<double> values;
    std::vector<LocalResult> results;
    analysis::LocalOptions options;
};

LocalRun compute(StatsRun& run) {
    auto const& o = run.options;
    bool const is_join = o.method == "join-count", is_g = o.method == "gi" || o.method == "gi-star";
    LocalRun local;
    local.options.inference = run.inference(99'999, is_join ? Alternative::greater : Alternative::two_sided);
    local.options.correction = correction_of(o.correction);
    local.options.alpha = o.alpha;
    local.options.moment = o.moment == "n" ? analysis::Moment::n : analysis::Moment::n_minus_1;
    local.options.style = run.style(is_join || is_g ? Style::binary : Style::row_standardised);
    local.values = run.column(o.variable);
    auto const& weights = run.neighbours.weights;
    auto const stop = run.console.stop();
    if (is_join) {
        refuse_if(std::ranges::any_of(local.values, [](double v) { return std::isfinite(v) && v != 0 && v != 1; }),
                  {VIGIE_N_("Join counts need a field of 0 and 1; “{0}” has other numbers."), {o.variable}});
        local.results = analysis::local_join_count(local.values, weights, local.options, stop);
    } else if (o.method == "bivariate-moran") {
        local.results = analysis::bivariate_local_moran(local.values, run.column(o.variable2), weights, local.options, stop);
        for (std::size_t i = 0; i < local.values.size(); ++i)
            if (!std::isfinite(run.column(o.variable2)[i])) local.values[i] = std::numeric_limits<double>::quiet_NaN();
    } else if (is_g) {
        local.results = analysis::getis_ord_gi(local.values, weights, o.method == "gi-star", local.options, stop);
    } else if (o.method == "local-geary") {
        local.results = analysis::local_geary(local.values, weights, local.options, stop);
    } else {
        if (!o.base.empty()) local.values = analysis::standardised_rates(local.values, run.column(o.base));
        local.results = analysis::local_moran(local.values, weights, local.options, stop);
    }
    return local;
}

bool is_constant(std::vector<double> const& values) {
    auto const is_number = [](double v) { return std::isfinite(v); };
    auto const first = std::ranges::find_if(values, is_number);
    return std::ranges::all_of(values, [&](double v) { return !is_number(v) || v == *first; });
}

void write_local(std::ostream& out, StatsLayer const& layer, analysis::SpatialWeights const& weights, LocalRun const& local) {
    CsvWriter csv(out);
    csv.header({"id", "value", "lag", "statistic", "expected", "variance", "z", "p", "q", "quadrant", "cluster", "neighbours"});
    bool const is_flat = is_constant(local.values);
    for (std::size_t i = 0; i < local.values.size(); ++i) {
        auto const& r = local.results[i];
        bool const is_known = std::isfinite(local.values[i]);
        std::size_t neighbours = 0; // those that have a value
        for (auto const j : weights.of(i)) neighbours += std::isfinite(local.values[j]);
        auto const shown = [&](double number) { return is_known && !is_flat ? std::optional(number) : std::nullopt; };
        csv.text(layer.ids[i]).number(is_known ? std::optional(local.values[i]) : std::nullopt).number(shown(r.lag));
        csv.number(shown(r.statistic)).number(shown(r.expected)).number(shown(r.variance)).number(shown(r.z_score));
        csv.number(r.p).number(r.q);
        bool const is_island = is_known && neighbours == 0;
        csv.text(is_island ? "island" : quadrant_name(r.quadrant));
        char const* const found = r.quadrant == Quadrant::none ? "significant" : quadrant_name(r.quadrant);
        csv.text(!is_known ? "missing" : is_island ? "island" : r.is_significant ? found : "not significant");
        csv.integer(static_cast<std::int64_t>(neighbours));
        csv.end_row();
    }
}

void local_json(ordered_json& json, StatsRun const& run, LocalRun const& local) {
    std::int64_t tested = 0, before = 0, after = 0;
    for (auto const& r : local.results) {
        tested += std::isfinite(r.p);
        before += r.p <= local.options.alpha;
        after += r.is_significant;
    }
    json["style"] = style_name(local.options.style);
    json["permutations"] = local.options.inference.permutations;
    json["seed"] = local.options.inference.seed;
    json["alternative"] = alternative_name(local.options.inference.alternative);
    json["correction"] = run.options.correction;
    json["alpha"] = local.options.alpha;
    json["moment"] = run.options.moment;
    json["tested"] = tested;
    json["significant_before"] = before;
    json["significant_after"] = after;
    json["expected_by_chance"] = local.options.alpha * static_cast<double>(tested);
    if (run.options.method != "join-count") return;
    auto joins = ordered_json::array();
    for (auto const& j : analysis::join_counts(local.values, run.neighbours.weights))
        joins.push_back({{"pair", j.pair}, {"joincount", j.count}, {"expected", or_null(j.expected)},
                         {"variance", or_null(j.variance)}, {"z", or_null(j.z_score)}});
    json["joins"] = joins;
}

analysis::GlobalResult compute_global(StatsRun& run, analysis::GlobalOptions& options) {
    auto const& o = run.options;
    options.inference = run.inference(999, Alternative::two_sided);
    options.null_model = o.null_model == "normality" ? analysis::NullModel::normality : analysis::NullModel::randomisation;
    options.style = run.style(o.method == "getis-ord" ? Style::binary : Style::row_standardised);
    auto const& values = run.column(o.variable);
    auto const& weights = run.neighbours.weights;
    auto const stop = run.console.stop();
    if (o.method == "geary") return analysis::geary(values, weights, options, stop);
    if (o.method == "getis-ord") {
        refuse_if(std::ranges::any_of(values, [](double v) { return v < 0; }),
                  {VIGIE_N_("Getis–Ord G is for numbers that are never negative; “{0}” has some. Use moran."), {o.variable}});
        return analysis::getis_ord_g(values, weights, options, stop);
    }
    if (o.method == "eb-moran") {
        options.counts_islands = true;
        return analysis::moran(analysis::standardised_rates(values, run.column(o.base), true), weights, options, stop);
    }
    return analysis::moran(values, weights, options, stop);
}

}

StatsAnswer local_answer(StatsRun& run) {
    auto const local = std::make_shared<LocalRun const>(compute(run));
    return {[&run, local](std::ostream& out) { write_local(out, run.layer, run.neighbours.weights, *local); },
            [&run, local](ordered_json& json) { local_json(json, run, *local); }};
}

StatsAnswer global_answer(StatsRun& run) {
    analysis::GlobalOptions options;
    auto const r = compute_global(run, options);
    return {[r](std::ostream& out) {
                CsvWriter csv(out);
                csv.header({"statistic", "expected", "variance", "z", "p", "n", "links", "islands"});
                csv.number(r.statistic).number(r.expected).number(r.variance).number(r.z_score).number(r.p);
                csv.integer(static_cast<std::int64_t>(r.n)).integer(static_cast<std::int64_t>(r.links)).integer(static_cast<std::int64_t>(r.islands));
                csv.end_row();
            },
            [r, options, &run](ordered_json& json) {
                json["style"] = style_name(options.style);
                json["null"] = run.options.method == "getis-ord" ? "randomisation" : run.options.null_model;
                json["statistic"] = or_null(r.statistic);
                json["expected"] = or_null(r.expected);
                json["variance"] = or_null(r.variance);
                json["z"] = or_null(r.z_score);
                json["p"] = or_null(r.p);
                json["p_permutation"] = or_null(r.p_permutation);
                json["permutations"] = options.inference.permutations;
                json["seed"] = options.inference.seed;
                json["alternative"] = alternative_name(options.inference.alternative);
                json["with_value"] = r.n;
                json["links"] = r.links;
                json["islands"] = r.islands;
            }};
}

StatsAnswer rate_answer(StatsRun& run) {
    auto const &events = run.column(run.options.variable), &bases = run.column(run.options.base);
    auto const rates = run.options.method == "eb-local" ? analysis::local_eb_rates(events, bases, run.neighbours.weights)
                                                        : analysis::eb_rates(events, bases);
    auto const left_out = std::ranges::count_if(rates.raw, [](double rate) { return std::isnan(rate); });
    if (left_out > 0)
        run.note(tr("Features without a rate (no number, no base above 0): {0}.", {text::integer(static_cast<std::int64_t>(left_out))}));
    return {[rates, &run](std::ostream& out) {
                CsvWriter csv(out);
                csv.header({"id", "raw", "smoothed"});
                for (std::size_t i = 0; i < rates.raw.size(); ++i) {
                    csv.text(run.layer.ids[i]).number(rates.raw[i]).number(rates.smoothed[i]);
                    csv.end_row();
                }
            },
            [rates, left_out](ordered_json& json) {
                json["mean"] = or_null(rates.prior_mean);
                json["variance"] = or_null(rates.prior_variance);
                json["left_out"] = left_out;
            }};
}

}
