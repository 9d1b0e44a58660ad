// Global and local statistics and rates against values computed independently.
#include "analysis/global_statistics.hpp"
#include "analysis/join_count.hpp"
#include "analysis/rates.hpp"
#include "reference_data.hpp"

#include <numeric>

using namespace vigie;
using namespace vigie::test;

namespace {

template <typename Field> std::vector<double> gather(std::vector<LocalResult> const& results, Field const& field) {
    std::vector<double> list;
    for (auto const& r : results)
        list.push_back(field(r));
    return list;
}

LocalOptions quick(Moment moment, Style style) { return {.inference = {.permutations = 0}, .moment = moment, .style = style}; }

}

TEST_CASE("global statistics equal spdep's to ten digits", "[analysis][reference]") {
    if (is_absent()) return;
    for (auto const& data : data_sets) {
        Table const global = read(data + "_global.csv"), local = read(data + "_local.csv");
        auto const lists = neighbours(data);
        auto const rows_of = cases(local);
        for (std::size_t r = 0; r < global.rows.size(); ++r) {
            auto const& variable = global.text(r, "variable");
            auto const& weights = global.text(r, "weights");
            auto const& statistic = global.text(r, "statistic");
            CAPTURE(data, variable, weights, global.text(r, "style"), statistic, global.text(r, "null"));
            GlobalOptions options;
            options.inference.permutations = 0;
            options.style = global.text(r, "style") == "W" ? Style::row_standardised : Style::binary;
            options.null_model = global.text(r, "null") == "normality" ? NullModel::normality : NullModel::randomisation;
            auto const values = column(local, rows_of.at({variable, weights}), "value");
            auto const& w = lists.at(weights);
            auto const got = statistic == "moran"   ? moran(values, w, options)
                             : statistic == "geary" ? geary(values, w, options)
                                                    : getis_ord_g(values, w, options);
            CHECK(got.statistic == Approx(global.number(r, "estimate")).epsilon(1e-11));
            CHECK(got.expected == Approx(global.number(r, "expectation")).epsilon(1e-12));
            CHECK(got.variance == Approx(global.number(r, "variance")).epsilon(1e-10));
            CHECK(got.z_score == Approx(global.number(r, "z")).epsilon(1e-10));
            CHECK(got.p == Approx(global.number(r, "p_two_sided")).epsilon(1e-8));
        }
    }
}

TEST_CASE("moments of local Moran equal spdep's conditional ones", "[analysis][reference]") {
    if (is_absent()) return;
    for (auto const& data : data_sets) {
        Table const local = read(data + "_local.csv");
        auto const lists = neighbours(data);
        for (auto const& [name, rows] : cases(local)) {
            CAPTURE(data, name.first, name.second);
            auto const got = local_moran(column(local, rows, "value"), lists.at(name.second), quick(Moment::n, Style::row_standardised));
            CHECK(worst(gather(got, [](auto const& r) { return r.expected; }), column(local, rows, "E_Ii"), 1e-6) < 1e-10);
            CHECK(worst(gather(got, [](auto const& r) { return r.variance; }), column(local, rows, "Var_Ii"), 1e-6) < 1e-10);
            CHECK(worst(gather(got, [](auto const& r) { return r.z_score; }), column(local, rows, "Z_Ii"), 1e-3) < 1e-10);
        }
    }
}

TEST_CASE("Gi, Gi* and local Geary equal spdep's", "[analysis][reference]") {
    if (is_absent()) return;
    for (auto const& data : data_sets) {
        Table const local = read(data + "_local.csv");
        auto const lists = neighbours(data);
        for (auto const& [name, rows] : cases(local)) {
            CAPTURE(data, name.first, name.second);
            auto const values = column(local, rows, "value");
            auto const& w = lists.at(name.second);
            auto const binary = quick(Moment::n_minus_1, Style::binary);
            auto const z = [](auto const& r) { return r.z_score; };
            CHECK(worst(gather(getis_ord_gi(values, w, false, binary), z), column(local, rows, "Gi_z"), 1e-3) < 1e-10);
            CHECK(worst(gather(getis_ord_gi(values, w, true, binary), z), column(local, rows, "Gistar_z"), 1e-3) < 1e-10);
            auto const geary = local_geary(values, w, quick(Moment::n_minus_1, Style::row_standardised));
            CHECK(worst(gather(geary, [](auto const& r) { return r.statistic; }), column(local, rows, "geary_c"), 1e-6) < 1e-10);
        }
    }
}

TEST_CASE("join counts are spdep's and their p exact", "[analysis][reference]") {
    if (is_absent()) return;
    for (std::string const data : {"columbus", "guerry"}) {
        CAPTURE(data);
        Table const local = read(data + "_joincount_local.csv"), global = read(data + "_joincount_global.csv");
        std::vector<std::size_t> rows(local.rows.size());
        std::iota(rows.begin(), rows.end(), 0U);
        auto const values = column(local, rows, "f");
        auto const queen = neighbours(data).at("queen");
        auto const got = local_join_count(values, queen, {.inference = {.alternative = Alternative::greater}, .style = Style::binary});
        CHECK(worst(gather(got, [](auto const& r) { return r.statistic; }), column(local, rows, "local_join_count_BB")) == 0);
        CHECK(worst(gather(got, [](auto const& r) { return r.p; }), column(local, rows, "exact_hypergeometric_p_ge")) < 1e-10);
        auto const joins = join_counts(values, queen);
        for (std::size_t r = 0; r < joins.size(); ++r) {
            CHECK(joins[r].pair == global.text(r, "pair"));
            CHECK(joins[r].count == global.number(r, "joincount"));
            CHECK(joins[r].expected == Approx(global.number(r, "expected")).epsilon(1e-12));
            CHECK(joins[r].variance == Approx(global.number(r, "variance")).epsilon(1e-10));
            CHECK(joins[r].z_score == Approx(global.number(r, "z")).epsilon(1e-10));
        }
    }
}

TEST_CASE("empirical Bayes rates are spdep's", "[analysis][reference]") {
    if (is_absent()) return;
    for (std::string const data : {"ncsids74", "ny8"}) {
        Table const rates = read(data + "_rates.csv"), whole = read(data + "_rates_global.csv");
        auto const queen = neighbours(data).at("queen");
        std::map<std::string, std::vector<std::size_t>> rows_of;
        for (std::size_t r = 0; r < rates.rows.size(); ++r)
            rows_of[rates.text(r, "events")].push_back(r);
        for (std::size_t r = 0; r < whole.rows.size(); ++r) {
            auto const& rows = rows_of.at(whole.text(r, "events"));
            CAPTURE(data, whole.text(r, "events"));
            auto const events = column(rates, rows, "e"), bases = column(rates, rows, "b");
            auto const all = eb_rates(events, bases);
            CHECK(all.prior_variance == Approx(whole.number(r, "a")).epsilon(1e-10));
            CHECK(all.prior_mean == Approx(whole.number(r, "b_mean")).epsilon(1e-12));
            CHECK(worst(all.raw, column(rates, rows, "raw")) < 1e-12);
            CHECK(worst(all.smoothed, column(rates, rows, "eb_global")) < 1e-11);
            CHECK(worst(local_eb_rates(events, bases, queen).smoothed, column(rates, rows, "eb_local")) < 1e-10);
            auto const z = standardised_rates(events, bases);
            CHECK(worst(z, column(rates, rows, "assuncao_reis_z"), 1e-3) < 1e-11);
            auto const local = local_moran(z, queen, quick(Moment::n, Style::row_standardised));
            CHECK(worst(gather(local, [](auto const& m) { return m.statistic; }), column(rates, rows, "local_moran_eb"), 1e-3) < 1e-10);
            GlobalOptions options;
            options.counts_islands = true;
            options.inference.permutations = 0;
            CHECK(moran(standardised_rates(events, bases, true), queen, options).statistic ==
                  Approx(whole.number(r, "ebi_moran_I")).epsilon(1e-11));
        }
    }
}
