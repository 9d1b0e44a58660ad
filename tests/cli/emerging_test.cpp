// Hot spots over campaigns, on a town made here.
#include "support/csv_table.hpp"
#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <map>
#include <string>
#include <vector>

using namespace vigie::support;

namespace {

constexpr int side = 14;

bool is_in(int i, int column, int row, int width) {
    return i % side >= column && i % side < column + width && i / side >= row && i / side < row + width;
}

/// 14 × 14 residences 100 m apart: a block high in each campaign, with the values of `block`, and a smaller one high in
/// the last alone, unless the first rises (it would lower the z of the first).
std::string town(TempDir const& dir, std::vector<int> const& block, bool has_new_one) {
    int const campaigns = static_cast<int>(block.size());
    std::ofstream grid(dir / "g.toml"), residences(dir / "r.csv");
    grid << "format = 1\ncode = \"essai\"\ntitle = { fr = \"Essai\", en = \"Trial\" }\n";
    for (int f = 1; f <= 4; ++f)
        grid << "[[family]]\ncode = \"F" << f
             << "\"\nname = { fr = \"F\", en = \"F\" }\n[[family.indicator]]\ncode = \"I" << f
             << "\"\nname = { fr = \"Nom\", en = \"Name\" }\ngoalposts = [0, 100]\n";
    residences << "code,dwellings,x,y\n";
    for (int i = 0; i < side * side; ++i)
        residences << 'R' << i << ",30," << 223000 + 100 * (i % side) << ',' << 6756000 + 100 * (i / side) << '\n';
    grid.close(), residences.close();
    auto const project = dir.text("p.gpkg");
    REQUIRE(run_vigie({"new", project, "--grid", dir.text("g.toml"), "--quiet"}).exit == 0);
    REQUIRE(run_vigie({"import", project, "residences", dir.text("r.csv"), "--crs", "EPSG:2154", "--quiet"}).exit == 0);
    std::uint32_t state = 7;
    auto const noise = [&] { return static_cast<int>((state = state * 1664525U + 1013904223U) / 65536U % 12); };
    for (int c = 0; c < campaigns; ++c) {
        std::ofstream out(dir / "o.csv");
        out << "code,I1,I2,I3,I4\n";
        for (int i = 0; i < side * side; ++i) {
            int value = 10 + noise();
            if (is_in(i, 1, 1, 4)) value = block[static_cast<std::size_t>(c)];
            if (has_new_one && is_in(i, 9, 9, 3) && c == campaigns - 1) value = 75;
            out << 'R' << i << ',' << value << ',' << value << ',' << value << ',' << value << '\n';
        }
        out.close();
        auto const year = std::to_string(2019 + c);
        REQUIRE(run_vigie({"import", project, "observations", dir.text("o.csv"), "--campaign", year, "--quiet"}).exit ==
                0);
        REQUIRE(run_vigie({"score", project, "--campaign", year, "--quiet"}).exit == 0);
    }
    return project;
}

std::string name(int column, int row) { return "R" + std::to_string(row * side + column); }

}

TEST_CASE("over six campaigns, blocks are called what they became", "[cli][clusters]") {
    auto const [pattern, block] =
        GENERATE(table<std::string, std::vector<int>>({{"persistent", {70, 78, 66, 80, 64, 90}},
                                                       {"intensifying", {40, 48, 56, 66, 78, 98}},
                                                       {"diminishing", {95, 85, 76, 68, 60, 50}}}));
    CAPTURE(pattern);
    bool const has_new_one = pattern != "intensifying";
    TempDir const dir;
    auto const project = town(dir, block, has_new_one);
    auto const run = [&](std::string const& threads) {
        auto const ran = run_vigie({"clusters", project, "--emerging", "--weights", "knn:8", "--permutations", "9999", "--threads", threads,
                                    "--out", dir.text("e.csv"), "--json", "--quiet", "--lang", "en"});
        INFO(ran.err);
        REQUIRE(ran.exit == 0);
        return ran.out + file_text(dir / "e.csv");
    };
    auto const one = run("1");
    std::map<std::string, CsvRow> of;
    for (auto const& row : csv_table(file_text(dir / "e.csv")))
        of[row.at("id")] = row;
    CHECK(of.size() == side * side);
    CHECK(of[name(2, 2)]["pattern"] == pattern);
    CHECK(of[name(2, 2)]["hot"] == "6");
    if (pattern != "persistent")
        CHECK(std::stod(of[name(2, 2)]["p"]) == Approx(2.0 / 720)); // one order of 720, up or down
    CHECK(of[name(10, 10)]["pattern"] == (has_new_one ? "new" : "none"));
    CHECK(of[name(13, 13)]["pattern"] == "none");
    CHECK(run("2") == one);
    CHECK(run("4") == one);
    if (!has_new_one) return;
    CHECK(of[name(10, 10)]["hot"] == "1");
    CHECK(of[name(10, 10)]["class"] == "D");
    CHECK(of[name(10, 10)]["move"] == "higher");
    auto const words =
        run_vigie({"clusters", project, "--emerging", "--weights", "knn:8", "--permutations", "9999", "--quiet", "--lang", "fr"});
    CHECK(words.out.find(name(10, 10) + ": point chaud émergent") != std::string::npos);
}

TEST_CASE("with three campaigns no class over time is given, and a sentence says why", "[cli][clusters]") {
    TempDir const dir;
    auto const project = town(dir, {70, 78, 66}, true);
    auto const ran = run_vigie(
        {"clusters", project, "--emerging", "--weights", "knn:8", "--permutations", "999", "--out", dir.text("e.csv"), "--lang", "fr"});
    REQUIRE(ran.exit == 0);
    CHECK(ran.out.find("au moins 5 campagnes") != std::string::npos);
    CHECK(ran.out.find(name(10, 10) + ": très complexe, classe en hausse") != std::string::npos);
    for (auto const& row : csv_table(file_text(dir / "e.csv"))) {
        CHECK(row.at("pattern").empty());
        CHECK(row.at("p").empty());
    }
    auto const json = nlohmann::json::parse(run_vigie({"clusters", project, "--emerging", "--json", "--quiet"}).out);
    CHECK(json["refused"] == true);
    CHECK(json["campaigns"] == nlohmann::json({"2019", "2020", "2021"}));
    CHECK(run_vigie({"clusters", project, "--emerging", "--method", "scan"}).exit == 2);
    CHECK(run_vigie({"clusters", project, "--emerging", "--out", dir.text("e.gpkg")}).exit == 2);
}
