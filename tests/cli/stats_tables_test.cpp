// Every table of the reference, row by row, through the command line: what `vigie stats` and `vigie weights` write is
// what spdep wrote.
#include "support/csv_table.hpp"
#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <map>
#include <string>
#include <vector>

using namespace vigie::support;

namespace {

constexpr std::array data_sets{"columbus", "ncsids74", "ny8", "guerry"};

std::string folder() {
    auto const path = reference_folder();
    if (path.empty()) WARN("skipped: no reference values under VIGIE_SHARED/reference/spatial-stats");
    return path;
}

bool is_like(std::string const& got, std::string const& expected, double tolerance = 1e-10) {
    if (got.empty() || expected.empty() || expected == "NA" || expected == "NaN")
        return got.empty() && (expected.empty() || expected == "NA" || expected == "NaN");
    double const a = std::stod(got), b = std::stod(expected);
    return std::abs(a - b) <= tolerance * std::max(std::abs(b), 1e-4);
}

/// « knn4 » of the tables as --weights takes it; bands by the thresholds of the data set's own table.
std::map<std::string, std::string> neighbourhoods(std::string const& shared, std::string const& data) {
    std::map<std::string, std::string> names{
        {"queen", "queen"}, {"rook", "rook"}, {"knn4", "knn:4"}, {"knn8", "knn:8"}};
    for (auto& row : csv_table(file_text(shared + data + "_weights.csv")))
        if (!row["threshold"].empty()) names[row["weights"]] = "band:" + row["threshold"];
    return names;
}

struct Statistic {
    std::string method, moment;
    std::vector<std::pair<std::string, std::string>> columns; ///< ours, theirs
};

std::vector<Statistic> const local_statistics{{"local-moran",
                                               "n",
                                               {{"value", "value"},
                                                {"lag", "lag_z"},
                                                {"statistic", "Ii_n"},
                                                {"expected", "E_Ii"},
                                                {"variance", "Var_Ii"},
                                                {"z", "Z_Ii"}}},
                                              {"local-moran", "n-1", {{"statistic", "Ii_n1"}}},
                                              {"gi", "n-1", {{"z", "Gi_z"}}},
                                              {"gi-star", "n-1", {{"z", "Gistar_z"}}},
                                              {"local-geary", "n-1", {{"statistic", "geary_c"}}}};

}

TEST_CASE("neighbours and their sums, of every rule and map", "[cli][reference]") {
    auto const shared = folder();
    if (shared.empty()) return;
    TempDir const dir;
    for (std::string const data : data_sets)
        for (auto const& [name, weights] : neighbourhoods(shared, data)) {
            CAPTURE(data, name);
            auto const ran = run_vigie({"weights", shared + data + ".gpkg", "--points", shared + data + "_points.csv",
                                        "--weights", weights, "--out", dir.text("w.csv"), "--json", "--quiet"});
            REQUIRE(ran.exit == 0);
            CsvRow got;
            for (auto& row : csv_table(file_text(dir / "w.csv")))
                got[row["id"]] += (got[row["id"]].empty() ? "" : " ") + row["neighbour"];
            std::size_t wrong = 0, checked = 0;
            for (auto& row : csv_table(file_text(shared + data + "_neighbours.csv")))
                if (row["weights"] == name) wrong += got[row["id"]] != row["neighbours"], ++checked;
            CHECK(wrong == 0);
            CHECK(checked > 0);
            auto const json = nlohmann::json::parse(ran.out);
            for (auto& row : csv_table(file_text(shared + data + "_weights.csv"))) {
                if (row["weights"] != name) continue;
                for (auto const* key : {"n", "links", "islands", "components"})
                    CHECK(json[key] == std::stoi(row[key]));
                for (auto const* key : {"S0", "S1", "S2"})
                    CHECK(json["styles"][row["style"]][key].get<double>() ==
                          Approx(std::stod(row[key])).epsilon(1e-12));
            }
        }
}

TEST_CASE("local statistics of every variable, neighbourhood and map", "[cli][reference]") {
    auto const shared = folder();
    if (shared.empty()) return;
    TempDir const dir;
    std::size_t tables = 0;
    for (std::string const data : data_sets) {
        auto const names = neighbourhoods(shared, data);
        std::map<std::pair<std::string, std::string>, std::vector<CsvRow>> expected;
        for (auto const& row : csv_table(file_text(shared + data + "_local.csv")))
            expected[{row.at("variable"), row.at("weights")}].push_back(row);
        for (auto const& [key, rows] : expected)
            for (auto const& [method, moment, columns] : local_statistics) {
                CAPTURE(data, key.first, key.second, method, moment);
                REQUIRE(run_vigie({"stats", shared + data + ".gpkg", "--points", shared + data + "_points.csv",
                                   "--variable", key.first, "--method", method, "--weights", names.at(key.second),
                                   "--moment", moment, "--permutations", "9", "--out", dir.text("o.csv"), "--quiet"})
                            .exit == 0);
                auto const got = csv_table(file_text(dir / "o.csv"));
                REQUIRE(got.size() == rows.size());
                std::size_t wrong = 0;
                for (std::size_t i = 0; i < rows.size(); ++i) {
                    bool const is_island = rows[i].at("nn") == "0";
                    wrong += got[i].at("neighbours") != rows[i].at("nn");
                    // spdep gives islands a statistic of 0 or none; ours say that they are islands.
                    if (is_island)
                        wrong += got[i].at("cluster") != "island" || !got[i].at("p").empty();
                    else if (method == "local-moran")
                        wrong += got[i].at("quadrant") != rows[i].at("quadrant_sign");
                    for (auto const& [ours, theirs] : columns)
                        if (!is_island && !is_like(got[i].at(ours), rows[i].at(theirs))) {
                            UNSCOPED_INFO(i + 1 << ' ' << ours << ' ' << got[i].at(ours) << ' ' << rows[i].at(theirs));
                            ++wrong;
                        }
                }
                CHECK(wrong == 0);
                ++tables;
            }
    }
    CHECK(tables == 24 * local_statistics.size());
}

TEST_CASE("global statistics of every variable, neighbourhood, style and map", "[cli][reference]") {
    auto const shared = folder();
    if (shared.empty()) return;
    std::size_t checked = 0;
    for (std::string const data : data_sets) {
        auto const names = neighbourhoods(shared, data);
        for (auto& row : csv_table(file_text(shared + data + "_global.csv"))) {
            CAPTURE(data, row["variable"], row["weights"], row["style"], row["statistic"], row["null"]);
            auto const ran = run_vigie(
                {"stats", shared + data + ".gpkg", "--points", shared + data + "_points.csv", "--variable",
                 row["variable"], "--method", row["statistic"].starts_with("getis") ? "getis-ord" : row["statistic"],
                 "--weights", names.at(row["weights"]), "--style", row["style"], "--null",
                 row["null"] == "normality" ? "normality" : "randomisation", "--permutations", "0", "--quiet"});
            REQUIRE(ran.exit == 0);
            auto const got = csv_table(ran.out).at(0);
            CHECK(is_like(got.at("statistic"), row["estimate"]));
            CHECK(is_like(got.at("expected"), row["expectation"]));
            CHECK(is_like(got.at("variance"), row["variance"]));
            CHECK(is_like(got.at("z"), row["z"]));
            CHECK(std::stod(got.at("p")) == Approx(std::stod(row["p_two_sided"])).epsilon(1e-8));
            ++checked;
        }
    }
    CHECK(checked > 200);
}

TEST_CASE("directed p of two million draws lies within the reference's error", "[cli][reference]") {
    auto const shared = folder();
    if (shared.empty()) return;
    TempDir const dir;
    std::size_t checked = 0, outside = 0;
    for (std::string const data : data_sets) {
        std::map<std::string, std::vector<CsvRow>> expected;
        for (auto const& row : csv_table(file_text(shared + data + "_local.csv")))
            if (!row.at("perm_nsim").empty() && row.at("perm_nsim") != "NA")
                expected[row.at("variable")].push_back(row);
        for (auto const& [variable, rows] : expected) {
            REQUIRE(run_vigie({"stats", shared + data + ".gpkg", "--variable", variable, "--method", "local-moran",
                               "--weights", "queen", "--permutations", "1999999", "--alternative", "directed", "--out",
                               dir.text("o.csv"), "--quiet"})
                        .exit == 0);
            auto const got = csv_table(file_text(dir / "o.csv"));
            for (std::size_t i = 0; i < rows.size(); ++i) {
                double const p = cell_number(got[i], "p"), theirs = cell_number(rows[i], "perm_p_directed"),
                             draws = cell_number(rows[i], "perm_nsim");
                outside +=
                    std::abs(p - theirs) > 4 * std::sqrt(p * (1 - p) * (1 / 1'999'999.0 + 1 / draws)) + 1 / draws;
                ++checked;
            }
        }
    }
    CHECK(checked == 49 * 2 + 100 + 281 + 85 * 2);
    CHECK(outside <= checked / 1000 + 1);
}
