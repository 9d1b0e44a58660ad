// Rates, join counts, scans and density groups of the reference, through the command line.
#include "support/csv_table.hpp"
#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

using namespace vigie::support;

namespace {

std::string folder() {
    auto const path = reference_folder();
    if (path.empty()) WARN("skipped: no reference values under VIGIE_SHARED/reference/spatial-stats");
    return path;
}

Approx close_to(double value) { return Approx(value).epsilon(1e-10).margin(1e-13); }

/// A copy of the map with a field « f » of 0 and 1.
void with_marks(std::string const& from, std::string const& to, std::string const& table,
                std::string const& condition) {
    std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(to.c_str(), &db) == SQLITE_OK);
    // The file's own triggers on changed positions name functions that are not there; no position changes.
    std::string sql =
        "PRAGMA writable_schema=ON; DELETE FROM sqlite_master WHERE type = 'trigger'; PRAGMA writable_schema=RESET;";
    sql += "ALTER TABLE " + table + " ADD COLUMN f INTEGER; UPDATE " + table + " SET f = " + condition + ";";
    CHECK(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(db);
}

std::set<std::string> words(std::string const& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

/// Rates of one pair of events and base. \param whole its row of the global table
void check_rates(std::string const& shared, std::string const& data, CsvRow const& whole) {
    std::vector<CsvRow> expected;
    for (auto const& row : csv_table(file_text(shared + data + "_rates.csv")))
        if (row.at("events") == whole.at("events") && row.at("base") == whole.at("base")) expected.push_back(row);
    auto const run = [&](std::string const& method, std::string const& json) {
        auto const ran = run_vigie({"stats", shared + data + ".gpkg", "--variable", whole.at("events"), "--base",
                                    whole.at("base"), "--method", method, "--weights", "queen", "--moment", "n",
                                    "--permutations", "9", "--quiet", json});
        REQUIRE(ran.exit == 0);
        return ran.out;
    };
    auto const global = csv_table(run("eb-rate", "--quiet")), local = csv_table(run("eb-local", "--quiet"));
    auto const moran = csv_table(run("local-moran", "--quiet"));
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        auto const differs = [&](CsvRow const& got, char const* ours, char const* theirs) {
            return cell_number(got, ours) != close_to(cell_number(expected[i], theirs));
        };
        wrong += differs(global.at(i), "raw", "raw") + differs(global[i], "smoothed", "eb_global");
        wrong += differs(local.at(i), "raw", "eb_local_raw") + differs(local[i], "smoothed", "eb_local");
        wrong += differs(moran.at(i), "value", "assuncao_reis_z") + differs(moran[i], "statistic", "local_moran_eb");
    }
    CHECK(expected.size() >= 100);
    CHECK(wrong == 0);
    auto const json = nlohmann::json::parse(run("eb-rate", "--json"));
    CHECK(json["mean"].get<double>() == close_to(cell_number(whole, "b_mean")));
    CHECK(json["variance"].get<double>() == close_to(cell_number(whole, "a")));
    CHECK(cell_number(csv_table(run("eb-moran", "--quiet")).at(0), "statistic") ==
          close_to(cell_number(whole, "ebi_moran_I")));
}

}

TEST_CASE("rates drawn to the map's and to the neighbours', and their Moran", "[cli][reference]") {
    auto const shared = folder();
    if (shared.empty()) return;
    std::size_t maps = 0;
    for (std::string const data : {"ncsids74", "ny8"})
        for (auto const& whole : csv_table(file_text(shared + data + "_rates_global.csv"))) {
            CAPTURE(data, whole.at("events"));
            check_rates(shared, data, whole);
            ++maps;
        }
    CHECK(maps == 3);
}

TEST_CASE("join counts of yes and no, and their exact p", "[cli][reference]") {
    auto const shared = folder();
    if (shared.empty()) return;
    TempDir const dir;
    for (auto const& [data, condition] :
         {std::pair<std::string, std::string>{"columbus", "CRIME > 35"}, {"guerry", "Donatns > 10997"}}) {
        CAPTURE(data);
        with_marks(shared + data + ".gpkg", dir.text(data + ".gpkg"), data, condition);
        auto const ran = run_vigie({"stats", dir.text(data + ".gpkg"), "--variable", "f", "--method", "join-count",
                                    "--weights", "queen", "--json", "--out", dir.text("o.csv"), "--quiet"});
        REQUIRE(ran.exit == 0);
        auto const got = csv_table(file_text(dir / "o.csv"));
        std::size_t at = 0, tested = 0;
        for (auto const& row : csv_table(file_text(shared + data + "_joincount_local.csv"))) {
            auto const& ours = got.at(at++);
            CHECK(ours.at("value") == row.at("f"));
            CHECK(cell_number(ours, "statistic") == cell_number(row, "local_join_count_BB"));
            if (row.at("f") == "1" && row.at("nn") != "0") {
                CHECK(cell_number(ours, "p") == Approx(cell_number(row, "exact_hypergeometric_p_ge")).epsilon(1e-10));
                ++tested;
            } else
                CHECK(ours.at("p").empty());
        }
        CHECK(tested > 10);
        auto const joins = nlohmann::json::parse(ran.out)["joins"];
        for (auto const& row : csv_table(file_text(shared + data + "_joincount_global.csv")))
            for (auto const& join : joins)
                if (join["pair"] == row.at("pair"))
                    for (auto const* key : {"joincount", "expected", "variance", "z"})
                        CHECK(join[key].get<double>() == close_to(cell_number(row, key)));
    }
}

TEST_CASE("circles, their members and likelihood ratios", "[cli][reference]") {
    auto const shared = folder();
    if (shared.empty()) return;
    TempDir const dir;
    std::map<std::vector<std::string>, std::vector<CsvRow>> expected;
    for (auto const& row : csv_table(file_text(shared + "kulldorff_expected.csv")))
        expected[{row.at("dataset"), row.at("model"), row.at("max_population")}].push_back(row);
    CHECK(expected.size() == 4);
    for (auto const& [key, rows] : expected) {
        CAPTURE(key);
        auto const ran = run_vigie({"stats",
                                    shared + "kulldorff_" + key[0] + "_input.csv",
                                    "--id",
                                    "id",
                                    "--x",
                                    "x",
                                    "--y",
                                    "y",
                                    "--method",
                                    "scan",
                                    "--cases",
                                    "cases",
                                    "--population",
                                    "population",
                                    "--model",
                                    key[1],
                                    "--max-population",
                                    key[2],
                                    "--permutations",
                                    "9999",
                                    "--members",
                                    dir.text("m.csv"),
                                    "--quiet"});
        REQUIRE(ran.exit == 0);
        auto const got = csv_table(ran.out);
        std::map<std::string, std::set<std::string>> members;
        for (auto const& row : csv_table(file_text(dir / "m.csv")))
            members[row.at("rank")].insert(row.at("id"));
        REQUIRE(got.size() == rows.size());
        for (std::size_t r = 0; r < rows.size(); ++r) {
            CAPTURE(r);
            CHECK(got[r].at("centre") == rows[r].at("center"));
            CHECK(members[got[r].at("rank")] == words(rows[r].at("members")));
            CHECK(got[r].at("members") == rows[r].at("size"));
            CHECK(got[r].at("cases") == rows[r].at("cases"));
            CHECK(cell_number(got[r], "expected") == close_to(cell_number(rows[r], "expected")));
            CHECK(cell_number(got[r], "relative_risk") == close_to(cell_number(rows[r], "relative_risk")));
            CHECK(cell_number(got[r], "llr") == Approx(cell_number(rows[r], "llr")).margin(1e-5));
            double const p = cell_number(got[r], "p"), theirs = cell_number(rows[r], "p_value"),
                         draws = cell_number(rows[r], "nsim");
            double const even = std::clamp((p + theirs) / 2, 1 / draws, 0.5);
            CHECK(std::abs(p - theirs) <= 4 * std::sqrt(even * (1 - even) * (1 / draws + 1 / 9'999.0)) + 1 / draws);
        }
    }
}

TEST_CASE("density groups are R's, with a legal choice at the borders", "[cli][reference]") {
    auto const shared = folder();
    if (shared.empty()) return;
    std::map<std::pair<std::string, std::string>, std::vector<CsvRow>> expected;
    for (auto const& row : csv_table(file_text(shared + "synthetic_a_dbscan.csv")))
        expected[{row.at("eps"), row.at("min_pts")}].push_back(row);
    CHECK(expected.size() == 3);
    auto const run = [&](std::string const& method, std::string const& eps, std::string const& points) {
        auto const ran = run_vigie({"stats", shared + "synthetic_a_points.csv", "--id", "id", "--x", "x", "--y", "y",
                                    "--method", method, "--eps", eps, "--min-points", points, "--quiet"});
        REQUIRE(ran.exit == 0);
        return csv_table(ran.out);
    };
    for (auto const& [key, rows] : expected) {
        CAPTURE(key.first, key.second);
        auto const got = run("dbscan", key.first, key.second);
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto const legal = words(rows[i].at("border_candidates"));
            wrong += got.at(i).at("core") != rows[i].at("core");
            wrong +=
                legal.empty() ? got[i].at("cluster") != rows[i].at("cluster") : !legal.contains(got[i].at("cluster"));
        }
        CHECK(wrong == 0);
    }
    auto const got = run("hdbscan", "1", "8");
    std::map<std::string, std::string> name, back;
    std::size_t wrong = 0;
    auto const rows = csv_table(file_text(shared + "synthetic_a_hdbscan.csv"));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const &theirs = rows[i].at("hdbscan_cluster"), &ours = got.at(i).at("cluster");
        wrong += (theirs == "0") != (ours == "0");
        wrong += name.emplace(theirs, ours).first->second != ours;
        wrong += back.emplace(ours, theirs).first->second != theirs;
        wrong += cell_number(got[i], "probability") != close_to(cell_number(rows[i], "membership_prob"));
    }
    CHECK(wrong == 0);
    CHECK(name.size() > 5);
}
