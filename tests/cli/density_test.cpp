// vigie stats --method kernel-density.
#include "support/csv_table.hpp"
#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <numbers>

using namespace vigie::support;

TEST_CASE("a density map is a table of cells, and says that it is no test", "[cli][stats]") {
    TempDir const dir;
    std::ofstream(dir / "p.csv") << "x,y,w\n5,5,2\n45,5,1\n45,5,1\n,,7\n60,60,\n";
    auto const run = [&](std::string const& threads) {
        auto const ran =
            run_vigie({"stats", dir.text("p.csv"), "--method", "kernel-density", "--variable", "w", "--bandwidth", "10",
                       "--cell", "2", "--threads", threads, "--out", dir.text("d.csv"), "--json", "--lang", "fr"});
        INFO(ran.err);
        REQUIRE(ran.exit == 0);
        CHECK(ran.err.find("pas une significativité") != std::string::npos);
        return ran.out + file_text(dir / "d.csv");
    };
    auto const one = run("1");
    auto const json = nlohmann::json::parse(one.substr(0, one.find("\n}") + 2));
    CHECK(json["total"] == 4);
    CHECK(json["bandwidth"] == 10);
    CHECK(json["label"].get<std::string>().starts_with("Densité, pas une significativité"));
    double sum = 0, at_7_5 = 0;
    for (auto const& row : csv_table(file_text(dir / "d.csv"))) {
        sum += 4 * cell_number(row, "density");
        if (row.at("x") == "7" && row.at("y") == "5") at_7_5 = cell_number(row, "density");
    }
    CHECK(sum == Approx(4).epsilon(0.02));
    CHECK(at_7_5 == Approx(2 * 3 / (std::numbers::pi * 100) * 0.96 * 0.96));
    CHECK(run("2") == one);
    CHECK(run("4") == one);
}

TEST_CASE("points at one place need a bandwidth, and a sentence says so", "[cli][stats]") {
    TempDir const dir;
    std::ofstream(dir / "p.csv") << "x,y\n5,5\n5,5\n";
    auto const ran = run_vigie(
        {"stats", dir.text("p.csv"), "--method", "kernel-density", "--out", dir.text("d.csv"), "--lang", "fr"});
    CHECK(ran.exit == 0);
    CHECK(ran.err.find("--bandwidth") != std::string::npos);
    CHECK(file_text(dir / "d.csv") == "id,x,y,density\n");
}

TEST_CASE("a density map is a layer of squares, in the points' own system", "[cli][stats]") {
    TempDir const dir;
    std::ofstream(dir / "p.csv") << "x,y\n650005,6860005\n650045,6860005\n650045,6860005\n";
    auto const ran = run_vigie({"stats", dir.text("p.csv"), "--method", "kernel-density", "--bandwidth", "10", "--cell", "2", "--crs",
                                "EPSG:2154", "--out", dir.text("d.gpkg"), "--quiet"});
    INFO(ran.err);
    REQUIRE(ran.exit == 0);
    auto const csv = run_vigie({"stats", dir.text("p.csv"), "--method", "kernel-density", "--bandwidth", "10", "--cell", "2", "--quiet"});
    auto const moran = run_vigie({"stats", dir.text("d.gpkg"), "--method", "moran", "--variable", "density", "--weights", "rook", "--json", "--quiet"});
    REQUIRE(moran.exit == 0);
    auto const json = nlohmann::json::parse(moran.out);
    CHECK(json["n"] == csv_table(csv.out).size());
    CHECK(json["statistic"].get<double>() > 0.8); // squares that touch, of nearly the same height
    auto const refused = run_vigie({"stats", dir.text("p.csv"), "--method", "dbscan", "--eps", "5", "--min-points", "2", "--out", dir.text("e.gpkg")});
    CHECK(refused.exit == 2);
}
