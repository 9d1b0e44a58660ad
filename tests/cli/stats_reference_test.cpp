// The reference maps through the command line: borders read from their polygons, statistics as files.
#include "support/process.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

using vigie::support::file_text;
using vigie::support::run_vigie;
using vigie::support::TempDir;

namespace {

/// Rows of a CSV without quotes that matter, as column → cell.
std::vector<std::map<std::string, std::string>> table(std::string const& text) {
    auto const cells = [](std::string const& line) {
        std::vector<std::string> row(1);
        for (char const c : line)
            if (c == ',') row.emplace_back();
            else if (c != '"') row.back() += c;
        return row;
    };
    std::istringstream lines(text);
    std::string line;
    std::getline(lines, line);
    auto const header = cells(line);
    std::vector<std::map<std::string, std::string>> rows;
    while (std::getline(lines, line)) {
        auto const row = cells(line);
        auto& named = rows.emplace_back();
        for (std::size_t c = 0; c < header.size(); ++c)
            named[header[c]] = row.at(c);
    }
    return rows;
}

std::string folder() {
    char const* const shared = std::getenv("VIGIE_SHARED");
    std::string const path = std::string(shared ? shared : "") + "/reference/spatial-stats/";
    if (std::filesystem::exists(path + "columbus.gpkg")) return path;
    WARN("skipped: no reference values under VIGIE_SHARED/reference/spatial-stats");
    return {};
}

void check_close(std::string const& got, std::string const& expected) {
    if (expected.empty()) CHECK(got.empty());
    else CHECK(std::stod(got) == Approx(std::stod(expected)).epsilon(1e-10).margin(1e-14));
}

}

TEST_CASE("borders give spdep's queen and rook neighbours", "[cli][reference]") {
    auto const shared = folder();
    if (shared.empty()) return;
    TempDir const dir;
    for (std::string const data : {"columbus", "ncsids74", "ny8", "guerry"})
        for (std::string const rule : {"queen", "rook"}) {
            CAPTURE(data, rule);
            REQUIRE(run_vigie({"weights", shared + data + ".gpkg", "--weights", rule, "--out", dir.text("w.csv"), "--quiet"}).exit == 0);
            std::map<std::string, std::string> got;
            for (auto& row : table(file_text(dir / "w.csv"))) got[row["id"]] += (got[row["id"]].empty() ? "" : " ") + row["neighbour"];
            for (auto& row : table(file_text(shared + data + "_neighbours.csv")))
                if (row["weights"] == rule) CHECK(got[row["id"]] == row["neighbours"]);
        }
}

TEST_CASE("the files of vigie stats hold the reference's numbers", "[cli][reference]") {
    auto const shared = folder();
    if (shared.empty()) return;
    TempDir const dir;
    struct Column {
        std::string method, moment, ours, theirs;
    };
    for (auto const& c : {Column{"local-moran", "n", "statistic", "Ii_n"}, Column{"local-moran", "n-1", "statistic", "Ii_n1"},
                          Column{"local-moran", "n", "variance", "Var_Ii"}, Column{"gi", "n-1", "z", "Gi_z"},
                          Column{"gi-star", "n-1", "z", "Gistar_z"}, Column{"local-geary", "n-1", "statistic", "geary_c"}}) {
        REQUIRE(run_vigie({"stats", shared + "columbus.gpkg", "--variable", "CRIME", "--method", c.method, "--weights", "queen", "--moment", c.moment,
                           "--permutations", "99", "--out", dir.text("o.csv"), "--quiet"}).exit == 0);
        auto const got = table(file_text(dir / "o.csv"));
        std::size_t at = 0;
        for (auto& row : table(file_text(shared + "columbus_local.csv")))
            if (row["variable"] == "CRIME" && row["weights"] == "queen") check_close(got.at(at++).at(c.ours), row[c.theirs]);
        CHECK(at == 49);
    }
}

TEST_CASE("the most likely cluster of ny8 is 37 tracts with a ratio of 15.00556", "[cli][reference]") {
    auto const shared = folder();
    if (shared.empty()) return;
    auto const ran = run_vigie({"stats", shared + "kulldorff_ny8_input.csv", "--id", "id", "--x", "x", "--y", "y", "--method", "scan", "--cases", "cases",
                                "--population", "population", "--max-population", "0.5", "--quiet"});
    auto const first = table(ran.out).at(0);
    CHECK(first.at("members") == "37");
    CHECK(first.at("cases") == "117");
    CHECK(std::stod(first.at("llr")) == Approx(15.00556).margin(1e-5));
}
