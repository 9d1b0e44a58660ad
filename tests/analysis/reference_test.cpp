// Local Moran, corrections and weights against values computed independently.
#include "analysis/weights_summary.hpp"
#include "reference_data.hpp"

using namespace vigie;
using namespace vigie::test;

TEST_CASE("local Moran equals spdep's and GeoDa's to twelve digits", "[analysis][reference]") {
    if (is_absent()) return;
    for (auto const& data : data_sets) {
        Table const local = read(data + "_local.csv");
        auto const lists = neighbours(data);
        for (auto const& [name, rows] : cases(local)) {
            CAPTURE(data, name.first, name.second);
            auto const values = column(local, rows, "value");
            for (auto const moment : {Moment::n, Moment::n_minus_1}) {
                auto const got = local_moran(values, lists.at(name.second), {.inference = {.permutations = 0}, .moment = moment});
                std::vector<double> statistic, z, lag;
                std::size_t other_quadrant = 0;
                for (std::size_t i = 0; i < rows.size(); ++i) {
                    statistic.push_back(got[i].statistic), z.push_back(got[i].z), lag.push_back(got[i].lag);
                    other_quadrant += got[i].quadrant != quadrant_of(local.text(rows[i], "quadrant_sign"));
                }
                double const spread = std::abs(*std::max_element(z.begin(), z.end()));
                CHECK(worst(statistic, column(local, rows, moment == Moment::n ? "Ii_n" : "Ii_n1"), 1e-2) < 1e-12);
                CHECK(worst(z, column(local, rows, "z"), spread) < 1e-12);
                CHECK(worst(lag, column(local, rows, "lag_z"), spread) < 1e-12);
                CHECK(other_quadrant == 0);
            }
        }
    }
}

TEST_CASE("our own neighbours of columbus give the reference's local Moran", "[analysis][reference]") {
    if (is_absent()) return;
    Table const local = read("columbus_local.csv");
    auto const rows = cases(local).at({"CRIME", "knn8"});
    auto const got = local_moran(column(local, rows, "value"), knn_weights(points("columbus"), 8), {.inference = {.permutations = 0}});
    std::vector<double> statistic;
    for (auto const& m : got)
        statistic.push_back(m.statistic);
    CHECK(worst(statistic, column(local, rows, "Ii_n1")) < 1e-12);
}

TEST_CASE("nearest neighbours and bands are those of spdep", "[analysis][reference]") {
    if (is_absent()) return;
    for (auto const& data : data_sets) {
        CAPTURE(data);
        auto const lists = neighbours(data);
        auto const sites = points(data);
        auto const same = [](SpatialWeights const& a, SpatialWeights const& b) {
            return a.offsets == b.offsets && a.neighbours == b.neighbours;
        };
        CHECK(same(knn_weights(sites, 4), lists.at("knn4")));
        CHECK(same(knn_weights(sites, 8), lists.at("knn8")));
        Table const sums = read(data + "_weights.csv");
        for (std::size_t r = 0; r < sums.rows.size(); ++r) {
            double const threshold = sums.number(r, "threshold");
            if (std::isnan(threshold)) continue;
            // Printed with 15 digits, it may fall short of the very distance it was taken from.
            CHECK(same(band_weights(sites, threshold * (1 + 1e-12)), lists.at(sums.text(r, "weights"))));
        }
    }
}

TEST_CASE("sums of the weights are spdep's", "[analysis][reference]") {
    if (is_absent()) return;
    for (auto const& data : data_sets) {
        auto const lists = neighbours(data);
        Table const sums = read(data + "_weights.csv");
        for (std::size_t r = 0; r < sums.rows.size(); ++r) {
            CAPTURE(data, sums.text(r, "weights"), sums.text(r, "style"));
            auto const got = summary(lists.at(sums.text(r, "weights")), sums.text(r, "style") == "W");
            CHECK(static_cast<double>(got.sites) == sums.number(r, "n"));
            CHECK(static_cast<double>(got.links) == sums.number(r, "links"));
            CHECK(static_cast<double>(got.islands) == sums.number(r, "islands"));
            CHECK(static_cast<double>(got.components) == sums.number(r, "components"));
            CHECK(got.s0 == Approx(sums.number(r, "S0")).epsilon(1e-12));
            CHECK(got.s1 == Approx(sums.number(r, "S1")).epsilon(1e-12));
            CHECK(got.s2 == Approx(sums.number(r, "S2")).epsilon(1e-12));
        }
    }
}

TEST_CASE("p lies within four standard errors of R's permutations", "[analysis][reference]") {
    if (is_absent()) return;
    constexpr std::uint32_t draws = 99'999;
    for (auto const& data : data_sets) {
        Table const local = read(data + "_local.csv");
        auto const lists = neighbours(data);
        for (auto const& [name, rows] : cases(local)) {
            if (std::isnan(local.number(rows[0], "perm_nsim"))) continue;
            CAPTURE(data, name.first, name.second);
            double const reference_draws = local.number(rows[0], "perm_nsim");
            auto const p_of = [&](Alternative alternative) {
                return local_moran(column(local, rows, "value"), lists.at(name.second),
                                   {.inference = {.permutations = draws, .alternative = alternative}});
            };
            auto const greater = p_of(Alternative::greater), less = p_of(Alternative::less);
            auto const directed = p_of(Alternative::directed), two_sided = p_of(Alternative::two_sided);
            for (std::size_t i = 0; i < rows.size(); ++i) {
                std::size_t const r = rows[i];
                bool const is_high = greater[i].z > 0; // the reference's counts are of the sum, ours of z times the sum
                auto const check = [&](double got, std::string const& reference, double factor) {
                    CAPTURE(i, reference);
                    double const expected = local.number(r, reference);
                    double const p = std::clamp((got + expected) / 2 / factor, 1 / reference_draws, 0.5);
                    double const error = std::sqrt(p * (1 - p) * (1.0 / draws + 1 / reference_draws));
                    CHECK(std::abs(got - expected) <= factor * 4 * error);
                };
                check((is_high ? greater : less)[i].p, "perm_p_ge", 1);
                check((is_high ? less : greater)[i].p, "perm_p_le", 1);
                check(directed[i].p, "perm_p_directed", 1);
                check(two_sided[i].p, "perm_p_two_sided", 2);
            }
        }
    }
}

TEST_CASE("corrections are R's p.adjust", "[analysis][reference]") {
    if (is_absent()) return;
    for (auto const& data : data_sets) {
        Table const local = read(data + "_local.csv");
        for (auto const& [name, rows] : cases(local)) {
            CAPTURE(data, name.first, name.second);
            auto const check = [&](std::string const& p, Correction correction, std::string const& expected) {
                CAPTURE(expected);
                CHECK(worst(adjusted(column(local, rows, p), correction), column(local, rows, expected)) < 1e-12);
            };
            if (!std::isnan(local.number(rows[0], "bh_analytic"))) check("p_analytic_two_sided", Correction::fdr, "bh_analytic");
            if (std::isnan(local.number(rows[0], "perm_nsim"))) continue;
            check("perm_p_two_sided", Correction::fdr, "bh_two_sided");
            check("perm_p_two_sided", Correction::by, "by_two_sided");
            check("perm_p_two_sided", Correction::bonferroni, "bonferroni_two_sided");
            check("perm_p_two_sided", Correction::holm, "holm_two_sided");
        }
    }
}

TEST_CASE("p of yes-or-no values is the exact hypergeometric", "[analysis][reference]") {
    if (is_absent()) return;
    constexpr std::uint32_t draws = 99'999;
    for (std::string const data : {"columbus", "guerry"}) {
        Table const counts = read(data + "_joincount_local.csv");
        std::vector<std::size_t> rows(counts.rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i] = i;
        auto const values = column(counts, rows, "f");
        auto const got = local_moran(values, neighbours(data).at("queen"),
                                     {.inference = {.permutations = draws, .alternative = Alternative::greater}});
        for (std::size_t const i : rows) {
            double const exact = counts.number(i, "exact_hypergeometric_p_ge");
            if (std::isnan(exact)) continue;
            CAPTURE(data, i, exact);
            CHECK(std::abs(got[i].p - exact) <= 4 * std::sqrt(exact * (1 - exact) / draws) + 1.0 / draws);
        }
    }
}
