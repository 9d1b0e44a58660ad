// Local Moran, corrections and weights against values computed independently with R 4.2.2, spdep 1.2-7 and libgeoda
// (see the README beside the reference files).
#include "analysis/local_moran.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>
#include <string>

using namespace vigie;
using namespace vigie::analysis;

namespace {

/// A CSV without quotes; an empty cell is absent (NaN as a number).
struct Table {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;

    [[nodiscard]] std::string const& text(std::size_t row, std::string const& column) const {
        auto const at = std::find(header.begin(), header.end(), column);
        REQUIRE(at != header.end());
        return rows[row].at(static_cast<std::size_t>(at - header.begin()));
    }
    [[nodiscard]] double number(std::size_t row, std::string const& column) const {
        std::string const& cell = text(row, column);
        double value = std::numeric_limits<double>::quiet_NaN();
        std::from_chars(cell.data(), cell.data() + cell.size(), value);
        return value;
    }
};

std::vector<std::string> cells(std::string const& line) {
    std::vector<std::string> result(1);
    for (char const c : line)
        if (c == ',')
            result.emplace_back();
        else if (c != '\r' && c != '"')
            result.back() += c;
    return result;
}

std::filesystem::path folder() {
    char const* const shared = std::getenv("VIGIE_SHARED");
    return shared ? std::filesystem::path(shared) / "reference" / "spatial-stats" : std::filesystem::path{};
}

bool is_absent() {
    if (std::filesystem::exists(folder() / "columbus_local.csv")) return false;
    WARN("skipped: no reference values under VIGIE_SHARED/reference/spatial-stats");
    return true;
}

Table read(std::string const& name) {
    std::ifstream file(folder() / name);
    REQUIRE(file);
    Table table;
    std::string line;
    std::getline(file, line);
    table.header = cells(line);
    while (std::getline(file, line))
        table.rows.push_back(cells(line));
    return table;
}

std::map<std::string, SpatialWeights> neighbours(std::string const& data) {
    std::map<std::string, SpatialWeights> result;
    Table const table = read(data + "_neighbours.csv");
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        auto& w = result[table.text(r, "weights")];
        std::istringstream list(table.text(r, "neighbours"));
        for (std::uint32_t id = 0; list >> id;)
            w.neighbours.push_back(id - 1);
        w.offsets.push_back(static_cast<std::uint32_t>(w.neighbours.size()));
    }
    return result;
}

std::vector<core::Projected> points(std::string const& data) {
    Table const table = read(data + "_points.csv");
    std::vector<core::Projected> result;
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        result.push_back({table.number(r, "x"), table.number(r, "y")});
    return result;
}

/// Rows of D_local.csv by variable and weights.
std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> cases(Table const& local) {
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> result;
    for (std::size_t r = 0; r < local.rows.size(); ++r)
        result[{local.text(r, "variable"), local.text(r, "weights")}].push_back(r);
    return result;
}

std::vector<double> column(Table const& table, std::vector<std::size_t> const& rows, std::string const& name) {
    std::vector<double> result;
    for (std::size_t const r : rows)
        result.push_back(table.number(r, name));
    return result;
}

Quadrant quadrant_of(std::string const& name) {
    if (name == "High-High") return Quadrant::high_high;
    if (name == "Low-Low") return Quadrant::low_low;
    if (name == "Low-High") return Quadrant::low_high;
    if (name == "High-Low") return Quadrant::high_low;
    return Quadrant::none;
}

/// Largest difference relative to the reference (absolute near 0); islands are left out, both must be absent together.
double worst(std::vector<double> const& got, std::vector<double> const& expected, double scale = 0) {
    double result = 0;
    for (std::size_t i = 0; i < got.size(); ++i) {
        if (std::isnan(expected[i]) && std::isnan(got[i])) continue;
        double const size = std::max({std::abs(expected[i]), scale, 1e-300});
        double const difference = std::abs(got[i] - expected[i]) / size;
        result = std::isnan(difference) ? std::numeric_limits<double>::infinity() : std::max(result, difference);
    }
    return result;
}

std::vector<std::string> const data_sets{"columbus", "ncsids74", "ny8", "guerry"};

}

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
