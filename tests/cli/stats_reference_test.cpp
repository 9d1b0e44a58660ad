// The reference maps through the command line: borders read from their polygons, statistics as files.
#include "support/csv_table.hpp"
#include "support/process.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

using vigie::support::csv_table;
using vigie::support::file_text;
using vigie::support::reference_folder;
using vigie::support::run_vigie;
using vigie::support::TempDir;

namespace {

std::string folder() {
    auto const path = reference_folder();
    if (path.empty()) WARN("skipped: no reference values under VIGIE_SHARED/reference/spatial-stats");
    return path;
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
            for (auto& row : csv_table(file_text(dir / "w.csv"))) got[row["id"]] += (got[row["id"]].empty() ? "" : " ") + row["neighbour"];
            for (auto& row : csv_table(file_text(shared + data + "_neighbours.csv")))
                if (row["weights"] == rule) CHECK(got[row["id"]] == row["neighbours"]);
        }
}

TEST_CASE("the most likely cluster of ny8 is 37 tracts with a ratio of 15.00556", "[cli][reference]") {
    auto const shared = folder();
    if (shared.empty()) return;
    auto const ran = run_vigie({"stats", shared + "kulldorff_ny8_input.csv", "--id", "id", "--x", "x", "--y", "y", "--method", "scan", "--cases", "cases",
                                "--population", "population", "--max-population", "0.5", "--quiet"});
    auto const first = csv_table(ran.out).at(0);
    CHECK(first.at("members") == "37");
    CHECK(first.at("cases") == "117");
    CHECK(std::stod(first.at("llr")) == Approx(15.00556).margin(1e-5));
}
