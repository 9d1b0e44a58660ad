// Scan statistic, DBSCAN and HDBSCAN against values computed independently.
#include "analysis/dbscan.hpp"
#include "analysis/hdbscan.hpp"
#include "analysis/scan.hpp"
#include "reference_data.hpp"

#include <set>

using namespace vigie;
using namespace vigie::test;

namespace {

std::vector<std::uint32_t> numbers(std::string const& text) {
    std::istringstream list(text);
    std::vector<std::uint32_t> result;
    for (std::uint32_t id = 0; list >> id;)
        result.push_back(id - 1);
    return result;
}

ScanData scan_data(std::string const& name) {
    Table const table = read("kulldorff_" + name + "_input.csv");
    ScanData data;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        data.points.push_back({table.number(r, "x"), table.number(r, "y")});
        data.cases.push_back(table.number(r, "cases"));
        data.population.push_back(table.number(r, "population"));
    }
    return data;
}

/// True when two labellings cut the points alike, whatever the names; 0 = noise in both.
bool same_partition(std::vector<std::uint32_t> const& a, std::vector<std::uint32_t> const& b) {
    std::map<std::uint32_t, std::uint32_t> of_a, of_b;
    for (std::size_t i = 0; i < a.size(); ++i)
        if ((a[i] == 0) != (b[i] == 0) || of_a.try_emplace(a[i], b[i]).first->second != b[i] ||
            of_b.try_emplace(b[i], a[i]).first->second != a[i])
            return false;
    return true;
}

}

TEST_CASE("scan zones and likelihood ratios are the reference's", "[analysis][reference]") {
    if (is_absent()) return;
    Table const expected = read("kulldorff_expected.csv");
    std::map<std::string, ScanResult> results;
    for (std::size_t r = 0; r < expected.rows.size(); ++r) {
        auto const key = expected.text(r, "dataset") + expected.text(r, "model") + expected.text(r, "max_population");
        CAPTURE(key, expected.text(r, "rank"));
        if (!results.contains(key))
            results[key] = scan(scan_data(expected.text(r, "dataset")),
                                {.model = expected.text(r, "model") == "poisson" ? ScanModel::poisson : ScanModel::bernoulli,
                                 .max_population = expected.number(r, "max_population"),
                                 .draws = 9'999});
        auto const& result = results[key];
        CHECK(static_cast<double>(result.zones) == expected.number(r, "zones"));
        CHECK(result.total_cases == expected.number(r, "total_cases"));
        auto const rank = static_cast<std::size_t>(expected.number(r, "rank"));
        REQUIRE(result.clusters.size() >= rank);
        auto const& cluster = result.clusters[rank - 1];
        CHECK(cluster.centre + 1 == expected.number(r, "center"));
        CHECK(cluster.members == numbers(expected.text(r, "members")));
        CHECK(cluster.cases == expected.number(r, "cases"));
        CHECK(cluster.expected == Approx(expected.number(r, "expected")).epsilon(1e-12));
        CHECK(cluster.population == expected.number(r, "population"));
        CHECK(cluster.relative_risk == Approx(expected.number(r, "relative_risk")).epsilon(1e-12));
        CHECK(cluster.llr == Approx(expected.number(r, "llr")).margin(1e-9));
        double const draws = expected.number(r, "nsim"), p = std::clamp((cluster.p + expected.number(r, "p_value")) / 2, 1 / draws, 0.5);
        CHECK(std::abs(cluster.p - expected.number(r, "p_value")) <= 4 * std::sqrt(p * (1 - p) * (1 / draws + 1 / 9'999.0)) + 1 / draws);
        if (cluster.p > 0.01) CHECK(cluster.p_gumbel == Approx(cluster.p).margin(0.04));
    }
    CHECK(results.begin()->second.clusters.size() == 5);
}

TEST_CASE("DBSCAN gives R's clusters, with a legal choice at the borders", "[analysis][reference]") {
    if (is_absent()) return;
    Table const expected = read("synthetic_a_dbscan.csv");
    auto const sites = points("synthetic_a");
    std::map<std::pair<double, double>, std::vector<std::size_t>> runs;
    for (std::size_t r = 0; r < expected.rows.size(); ++r)
        runs[{expected.number(r, "eps"), expected.number(r, "min_pts")}].push_back(r);
    CHECK(runs.size() == 3);
    for (auto const& [parameters, rows] : runs) {
        auto const got = dbscan(sites, parameters.first, static_cast<std::size_t>(parameters.second));
        std::size_t wrong_core = 0, wrong_cluster = 0, illegal = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto const cluster = static_cast<std::uint32_t>(expected.number(rows[i], "cluster"));
            std::uint32_t const label = got.cluster[i] == no_cluster ? 0 : got.cluster[i] + 1;
            wrong_core += got.is_core[i] != (expected.text(rows[i], "core") == "1");
            auto const candidates = numbers(expected.text(rows[i], "border_candidates"));
            if (candidates.empty()) wrong_cluster += label != cluster;
            else illegal += std::ranges::find(candidates, label - 1) == candidates.end();
        }
        CAPTURE(parameters.first, parameters.second);
        CHECK(wrong_core == 0);
        CHECK(wrong_cluster == 0);
        CHECK(illegal == 0);
    }
}

TEST_CASE("HDBSCAN gives R's clusters and probabilities", "[analysis][reference]") {
    if (is_absent()) return;
    Table const expected = read("synthetic_a_hdbscan.csv");
    auto const got = hdbscan(points("synthetic_a"), 8);
    std::vector<std::uint32_t> labels;
    std::vector<double> probability, core;
    for (std::size_t r = 0; r < expected.rows.size(); ++r) {
        labels.push_back(static_cast<std::uint32_t>(expected.number(r, "hdbscan_cluster")));
        probability.push_back(expected.number(r, "membership_prob"));
        core.push_back(expected.number(r, "core_dist"));
    }
    CHECK(same_partition(got.cluster, labels));
    CHECK(worst(got.core_distance, core) < 1e-12);
    CHECK(worst(got.probability, probability, 1e-3) < 1e-10);
}
