// vigie stats and vigie weights on layers of the test's own.
#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

using vigie::support::file_text;
using vigie::support::run_vigie;
using vigie::support::TempDir;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string const& csv) {
    Rows rows;
    std::istringstream lines(csv);
    for (std::string line; std::getline(lines, line);) {
        auto& row = rows.emplace_back(1);
        for (char const c : line)
            if (c == ',') row.emplace_back();
            else row.back() += c;
    }
    return rows;
}

void write(std::filesystem::path const& path, std::string const& text) { std::ofstream(path) << text; }

/// side × side squares of 100 m in Lambert-93, row by row, with the values given.
std::string board(int side, std::string const& field, std::vector<std::string> const& values, std::string const& more = {}) {
    std::string text = R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:2154"}},"features":[)";
    for (int i = 0; i < side * side; ++i) {
        auto const corner = [&](int dx, int dy) {
            return "[" + std::to_string(200000 + 100 * (i % side + dx)) + "," + std::to_string(6700000 + 100 * (i / side + dy)) + "]";
        };
        text += std::string(i > 0 ? "," : "") + R"({"type":"Feature","properties":{"code":"Z)" + std::to_string(i) + R"(",")" + field + R"(":)" +
                values[static_cast<std::size_t>(i)] + (more.empty() ? "" : "," + more) + R"(},"geometry":{"type":"Polygon","coordinates":[[)" +
                corner(0, 0) + "," + corner(1, 0) + "," + corner(1, 1) + "," + corner(0, 1) + "," + corner(0, 0) + "]]}}";
    }
    return text + "]}";
}

bool has_nan(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text.find("nan") != std::string::npos || text.find("inf") != std::string::npos;
}

std::vector<std::string> const gradient{"1", "2", "3", "4", "5", "6", "7", "8", "9"};

}

TEST_CASE("weights lists neighbours as CSV, as GAL and as sums", "[cli][stats]") {
    TempDir const dir;
    write(dir / "b.geojson", board(3, "v", gradient));
    auto const ran = run_vigie({"weights", dir.text("b.geojson"), "--id", "code", "--weights", "rook", "--out", dir.text("w.csv"), "--json"});
    REQUIRE(ran.exit == 0);
    auto const json = nlohmann::json::parse(ran.out);
    CHECK(json["n"] == 9);
    CHECK(json["links"] == 24);
    CHECK(json["islands"] == 0);
    CHECK(json["components"] == 1);
    CHECK(json["S0"] == 24);
    CHECK(json["styles"]["W"]["S0"].get<double>() == Approx(9));
    CHECK(json["neighbours"]["histogram"] == nlohmann::json({0, 0, 4, 4, 1}));
    auto const rows = rows_of(file_text(dir / "w.csv"));
    CHECK(rows[0] == std::vector<std::string>{"id", "neighbour", "weight"});
    CHECK(rows[1] == std::vector<std::string>{"Z0", "Z1", "1"});
    CHECK(rows.size() == 25);
    REQUIRE(run_vigie({"weights", dir.text("b.geojson"), "--weights", "queen", "--out", dir.text("w.gal")}).exit == 0);
    CHECK(file_text(dir / "w.gal").starts_with("0 9 layer row\n1 3\n2 4 5\n2 5\n1 3 4 5 6\n"));
}

TEST_CASE("islands are listed with their reason, near misses with their gap", "[cli][stats]") {
    TempDir const dir;
    write(dir / "p.csv", "id,x,y\na,0,0\nb,1,0\nc,50,0\nd,,\n");
    auto const ran = run_vigie({"weights", dir.text("p.csv"), "--id", "id", "--weights", "band:2", "--json"});
    REQUIRE(ran.exit == 0);
    auto const json = nlohmann::json::parse(ran.out);
    CHECK(json["islands"] == 2);
    CHECK(json["island_list"][0] == nlohmann::json({{"id", "c"}, {"reason", "nothing-near"}, {"nearest", 49.0}}));
    CHECK(json["island_list"][1]["reason"] == "no-position");
}

TEST_CASE("distances of a layer in degrees are metres", "[cli][stats]") {
    TempDir const dir;
    write(dir / "p.csv", "id,lon,lat\na,-3.37,47.75\nb,-3.36,47.75\nc,-3.37,47.757\n"); // 749 m east, 778 m north
    auto const links = [&](std::string const& weights) {
        auto const ran = run_vigie({"weights", dir.text("p.csv"), "--x", "lon", "--y", "lat", "--crs", "EPSG:4326", "--weights", weights, "--json"});
        return nlohmann::json::parse(ran.out)["links"].get<int>();
    };
    CHECK(links("band:700") == 0);
    CHECK(links("band:760") == 2);
    CHECK(links("band:790") == 4);
}

TEST_CASE("local Moran writes one row a feature, with the columns of the contract", "[cli][stats]") {
    TempDir const dir;
    write(dir / "b.geojson", board(3, "v", gradient));
    auto const ran = run_vigie({"stats", dir.text("b.geojson"), "--id", "code", "--variable", "v", "--method", "local-moran", "--weights", "rook",
                                "--permutations", "999", "--out", dir.text("m.csv"), "--json"});
    REQUIRE(ran.exit == 0);
    auto const rows = rows_of(file_text(dir / "m.csv"));
    CHECK(rows[0] == std::vector<std::string>{"id", "value", "lag", "statistic", "expected", "variance", "z", "p", "q", "quadrant", "cluster", "neighbours"});
    REQUIRE(rows.size() == 10);
    // Z0: 1, mean 5; neighbours 2 and 4: z = -4, lag = -2, m2 = 60 / 8.
    CHECK(rows[1][0] == "Z0");
    CHECK(rows[1][1] == "1");
    CHECK(rows[1][2] == "-2");
    CHECK(std::stod(rows[1][3]) == Approx(8 / 7.5));
    CHECK(rows[1][9] == "Low-Low");
    CHECK(rows[1][11] == "2");
    CHECK(rows[5][9].empty()); // Z4 is the mean itself
    auto const json = nlohmann::json::parse(ran.out);
    CHECK(json["tested"] == 9);
    CHECK(json["weights"] == "rook");
    CHECK(json["expected_by_chance"].get<double>() == Approx(0.45));
    auto const plain = run_vigie({"stats", dir.text("b.geojson"), "--variable", "v", "--method", "local-moran", "--weights", "rook", "--moment", "n"});
    CHECK(std::stod(rows_of(plain.out)[1][3]) == Approx(8 / (60 / 9.0)));
}

TEST_CASE("global statistics write one row", "[cli][stats]") {
    TempDir const dir;
    write(dir / "p.csv", "x,y,v\n0,0,1\n1,0,2\n2,0,3\n3,0,4\n");
    auto const statistic = [&](std::string const& method) {
        auto const ran = run_vigie({"stats", dir.text("p.csv"), "--variable", "v", "--method", method, "--weights", "band:1", "--style", "B"});
        auto const rows = rows_of(ran.out);
        CHECK(rows.at(0) == std::vector<std::string>{"statistic", "expected", "variance", "z", "p", "n", "links", "islands"});
        return std::stod(rows.at(1).at(0));
    };
    CHECK(statistic("moran") == Approx(1.0 / 3));
    CHECK(statistic("geary") == Approx(0.3));
    CHECK(statistic("getis-ord") == Approx(4.0 / 7));
}

TEST_CASE("hard data have a defined answer and a sentence, never NaN", "[cli][stats]") {
    TempDir const dir;
    std::vector<std::string> flat(9, "2.5"), none(9, "null"), bits{"1", "1", "0", "1", "1", "0", "0", "0", "0"};
    write(dir / "flat.geojson", board(3, "v", flat));
    write(dir / "none.geojson", board(3, "v", none));
    write(dir / "bits.geojson", board(3, "v", bits));
    write(dir / "three.csv", "x,y,v\n0,0,1\n1,0,2\n2,0,5\n");
    write(dir / "stack.csv", "x,y,v\n5,5,1\n5,5,0\n5,5,1\n5,5,1\n5,5,0\n9,9,1\n50,50,0\n");
    struct Source {
        char const *file, *weights, *sentence;
    };
    for (auto const& s : {Source{"flat.geojson", "queen", "are equal"}, Source{"none.geojson", "queen", "No feature has a number"},
                          Source{"bits.geojson", "queen", "Very few features"}, Source{"three.csv", "knn:2", "Very few features"},
                          Source{"stack.csv", "idw:10", "on the place of another"}, Source{"stack.csv", "kernel:10", "without a neighbour"},
                          Source{"stack.csv", "queen", "borders"}})
        for (auto const* method : {"moran", "geary", "getis-ord", "local-moran", "bivariate-moran", "local-geary", "gi", "gi-star", "join-count"}) {
            CAPTURE(s.file, s.weights, method);
            if (std::string(method) == "join-count" && (std::string(s.file) == "flat.geojson" || std::string(s.file) == "three.csv")) continue;
            auto const ran = run_vigie({"stats", dir.text(s.file), "--variable", "v", "--variable2", "v", "--method", method, "--weights", s.weights,
                                        "--permutations", "199", "--out", dir.text("o.csv"), "--json", "--lang", "en"});
            CHECK(ran.exit == 0);
            CHECK(ran.err.find(s.sentence) != std::string::npos);
            CHECK_FALSE(has_nan(file_text(dir / "o.csv")));
            CHECK_FALSE(has_nan(ran.out));
        }
    auto const refused = run_vigie({"stats", dir.text("three.csv"), "--variable", "v", "--method", "join-count", "--weights", "knn:1", "--lang", "en"});
    CHECK(refused.exit == 3);
    CHECK(refused.err.find("0 and 1") != std::string::npos);
}

TEST_CASE("rates, groups, scans and densities of hard data are defined, too", "[cli][stats]") {
    TempDir const dir;
    struct Source {
        char const *file, *text;
        bool has_cases; ///< whole numbers known somewhere
    };
    for (auto const& s : {Source{"flat.csv", "x,y,v,base\n0,0,2,10\n1,0,2,10\n2,0,2,10\n0,1,2,10\n1,1,2,10\n", true},
                          Source{"none.csv", "x,y,v,base\n0,0,,\n1,0,,\n2,0,,\n", false}, Source{"three.csv", "x,y,v,base\n0,0,1,4\n1,0,2,9\n2,0,5,7\n", true},
                          Source{"stack.csv", "x,y,v,base\n5,5,1,9\n5,5,0,9\n5,5,1,0\n5,5,1,9\n5,5,0,9\n9,9,1,9\n50,50,0,9\n,,1,9\n", true},
                          Source{"bits.csv", "x,y,v,base\n0,0,1,1\n1,0,1,1\n2,0,0,1\n0,1,1,1\n1,1,1,1\n2,1,0,1\n0,2,0,1\n1,2,0,1\n2,2,0,1\n", true},
                          Source{"zero.csv", "x,y,v,base\n0,0,0,5\n1,0,0,5\n2,0,0,5\n0,1,0,5\n", true}}) {
        write(dir / s.file, s.text);
        for (auto const* method : {"eb-rate", "eb-local", "eb-moran", "scan"}) {
            CAPTURE(s.file, method);
            auto const ran = run_vigie({"stats", dir.text(s.file), "--variable", "v", "--base", "base", "--method", method, "--weights", "knn:2", "--cases", "v",
                                        "--population", "base", "--permutations", "99", "--out", dir.text("o.csv"), "--json",
                                        "--lang", "en"});
            INFO(ran.err);
            CHECK(ran.exit == 0);
            CHECK_FALSE(has_nan(file_text(dir / "o.csv")));
            CHECK_FALSE(has_nan(ran.out));
            if (!s.has_cases) CHECK_FALSE(ran.err.empty());
        }
        for (auto const* method : {"dbscan", "hdbscan", "kernel-density"}) {
            CAPTURE(s.file, method);
            auto const ran = run_vigie({"stats", dir.text(s.file), "--method", method, "--eps", "2", "--min-points", "3", "--out", dir.text("o.csv"), "--json",
                                        "--lang", "en"});
            INFO(ran.err);
            CHECK(ran.exit == 0);
            CHECK_FALSE(has_nan(file_text(dir / "o.csv")));
            CHECK_FALSE(has_nan(ran.out));
        }
    }
}

TEST_CASE("every method writes the same bytes on 1, 2 and 4 threads", "[cli][stats]") {
    TempDir const dir;
    std::string text = "id,x,y,v,w,cases,people,bit\n";
    std::uint32_t state = 12345;
    auto const next = [&](std::uint32_t below) { return (state = state * 1664525U + 1013904223U) / 65536U % below; };
    for (int i = 0; i < 300; ++i)
        text += std::to_string(i) + "," + std::to_string(next(1000)) + "," + std::to_string(next(1000)) + "," + std::to_string(next(500)) + "," +
                std::to_string(next(90)) + "," + std::to_string(next(4)) + "," + std::to_string(20 + next(80)) + "," + std::to_string(next(2)) + "\n";
    write(dir / "p.csv", text);
    for (auto const* method : {"moran", "geary", "getis-ord", "local-moran", "bivariate-moran", "local-geary", "gi", "gi-star", "join-count",
                               "eb-rate", "eb-local", "eb-moran", "dbscan", "hdbscan", "scan"})
        for (auto const* weights : {"knn:5", "kernel:120", "queen"}) {
            CAPTURE(method, weights);
            std::string const name = method, variable = name == "join-count" ? "bit" : name.starts_with("eb") ? "cases" : "v";
            auto const run = [&](std::string const& threads) {
                auto const ran = name.starts_with("eb")
                                     ? run_vigie({"stats", dir.text("p.csv"), "--variable", variable, "--base", "people", "--method", method, "--weights",
                                                  weights, "--threads", threads, "--out", dir.text("o.csv"), "--json", "--quiet"})
                                     : run_vigie({"stats", dir.text("p.csv"), "--variable", variable, "--variable2", "w", "--method", method, "--weights",
                                                  weights, "--permutations", "499", "--cases", "cases", "--population", "people", "--eps", "60",
                                                  "--min-points", "5", "--threads", threads, "--out", dir.text("o.csv"), "--json", "--quiet"});
                CHECK(ran.exit == 0);
                return ran.out + file_text(dir / "o.csv");
            };
            auto const one = run("1");
            CHECK(one.size() > 100);
            CHECK(run("2") == one);
            CHECK(run("4") == one);
        }
}

TEST_CASE("a scan over periods says from when to when", "[cli][stats]") {
    TempDir const dir;
    std::string text = "x,y,c1,c2,c3,c4,people\n";
    for (int i = 0; i < 25; ++i)
        text += std::to_string(i % 5) + "," + std::to_string(2 * (i / 5)) + ",1,1," + (i == 12 || i == 13 ? "14" : "1") + ",1,100\n";
    write(dir / "p.csv", text);
    auto const ran = run_vigie({"stats", dir.text("p.csv"), "--method", "scan", "--model", "space-time", "--cases", "c1,c2,c3,c4", "--population",
                                "people", "--max-population", "0.2", "--members", dir.text("m.csv")});
    REQUIRE(ran.exit == 0);
    auto const rows = rows_of(ran.out);
    CHECK(rows[0] == std::vector<std::string>{"rank", "centre", "radius", "members", "cases", "expected", "relative_risk", "llr", "p", "from", "to"});
    CHECK(rows[1][3] == "2");
    CHECK(rows[1][9] == "c3");
    CHECK(rows[1][10] == "c3");
    CHECK(rows[1][8] == "0.001");
    CHECK(file_text(dir / "m.csv").starts_with("rank,id\n1,13\n1,14\n"));
}

TEST_CASE("what is asked wrongly is said in a sentence", "[cli][stats]") {
    TempDir const dir;
    write(dir / "p.csv", "x,y,v,c,people\n0,0,1,1.5,10\n1,0,2,1,10\n5,0,2,1,10\n");
    for (auto const& [method, weights, variable, exit, says] :
         {std::tuple{"local-moran", "bishop", "v", 2, "bishop"}, std::tuple{"local-moran", "knn:2", "absent", 2, "x, y, v"},
          std::tuple{"local-morann", "knn:2", "v", 2, "local-morann"}, std::tuple{"eb-rate", "knn:2", "v", 2, "--base"}}) {
        auto const ran = run_vigie({"stats", dir.text("p.csv"), "--variable", variable, "--method", method, "--weights", weights, "--lang", "en"});
        CHECK(ran.exit == exit);
        CHECK(ran.out.empty());
        CHECK(ran.err.find(says) != std::string::npos);
    }
    auto const refused = run_vigie({"stats", dir.text("p.csv"), "--method", "scan", "--cases", "c", "--population", "people", "--lang", "en"});
    CHECK(refused.exit == 3);
    CHECK(refused.err.find("1.5") != std::string::npos);
}
