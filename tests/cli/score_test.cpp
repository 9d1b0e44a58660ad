// What a score says of what is missing, and what a frozen campaign keeps.
#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>

using nlohmann::json;
using vigie::support::file_text;
using vigie::support::run_vigie;
using vigie::support::TempDir;

namespace {

json parsed(vigie::support::Ran const& ran) {
    INFO(ran.err);
    REQUIRE(ran.exit == 0);
    return json::parse(ran.out);
}

void done(vigie::support::Ran const& ran) {
    INFO(ran.err);
    REQUIRE(ran.exit == 0);
}

/// Families F1… of one indicator each (I1…), with the weights given.
std::string grid_of(std::vector<double> const& weights, double at_100 = 100) {
    std::ostringstream out;
    out << "format = 1\ncode = \"essai\"\ntitle = { fr = \"Essai\", en = \"Trial\" }\n";
    for (std::size_t f = 1; f <= weights.size(); ++f)
        out << "[[family]]\ncode = \"F" << f << "\"\nname = { fr = \"F\", en = \"F\" }\nweight = " << weights[f - 1]
            << "\n[[family.indicator]]\ncode = \"I" << f << "\"\nname = { fr = \"Nom " << f
            << "\", en = \"Name\" }\ngoalposts = [0, " << at_100 << "]\n";
    return out.str();
}

/// Residences R1 and R2; R1 lacks I5. A cell may be empty, « ns » or 0.
struct Town {
    TempDir dir;
    std::string project = dir.text("p.gpkg");

    explicit Town(std::vector<double> const& weights) {
        std::ofstream(dir / "g.toml") << grid_of(weights);
        std::ofstream(dir / "r.csv") << "code,dwellings,x,y\nR1,30,223000,6756000\nR2,30,223100,6756000\n";
        std::ofstream(dir / "o.csv") << "code,I1,I2,I3,I4,I5\nR1,50,50,50,50,ns\nR2,10,20,30,40,0\n";
        done(run_vigie({"new", project, "--grid", dir.text("g.toml"), "--quiet"}));
        done(run_vigie({"import", project, "residences", dir.text("r.csv"), "--crs", "EPSG:2154", "--quiet"}));
        done(run_vigie({"import", project, "observations", dir.text("o.csv"), "--campaign", "2025", "--quiet"}));
    }

    [[nodiscard]] std::string scores(std::string const& campaign) const {
        done(run_vigie({"score", project, "--campaign", campaign, "--out", dir.text("s.csv"), "--quiet"}));
        return file_text(dir / "s.csv");
    }
};

}

TEST_CASE("a residence with 59 % of the grid is not scored and says what is missing; with 60 % it is", "[cli][score]") {
    auto const weight_of_last = GENERATE(41.0, 40.0);
    Town const town({14, 15, 15, 55 - weight_of_last + 1, weight_of_last}); // 14 + 15 + 15 + 15 = 59, or 60
    auto const all = parsed(run_vigie({"score", town.project, "--json", "--quiet"}));
    auto const& residence = all["residences"][0];
    REQUIRE(residence["code"] == "R1");
    CHECK(residence["coverage"].get<double>() == Approx((100 - weight_of_last) / 100));
    CHECK(residence["score"].is_null() == (weight_of_last == 41));
    CHECK((residence["class"] == "N") == (weight_of_last == 41));
    auto const explained = parsed(run_vigie({"explain", town.project, "R1", "--json"}));
    CHECK(explained["missing"] == json{"I5"});
    if (weight_of_last != 41) return;
    auto const words = run_vigie({"explain", town.project, "R1", "--lang", "fr"});
    CHECK(words.out.find("59") != std::string::npos);
    CHECK(words.out.find("I5") != std::string::npos);
}

TEST_CASE("a zero is a zero and « ns » is nothing", "[cli][score]") {
    Town const town({1, 1, 1, 1, 1});
    auto const residences = parsed(run_vigie({"score", town.project, "--json", "--quiet"}))["residences"];
    CHECK(residences[0]["families"]["F5"]["score"].is_null());
    CHECK(residences[0]["score"].get<double>() == 50); // not drawn down by what is not there
    CHECK(residences[0]["low"].get<double>() < 50);
    CHECK(residences[1]["families"]["F5"]["score"] == 0);
    CHECK(residences[1]["coverage"] == 1);
}

TEST_CASE("a frozen campaign scored again gives the same bytes, whatever happens to grid and weights", "[cli][score]") {
    Town const town({1, 1, 1, 1, 1});
    auto const before = town.scores("2025");
    auto const explained = run_vigie({"explain", town.project, "R2", "--json", "--campaign", "2025"}).out;
    done(run_vigie({"campaign", town.project, "freeze", "2025", "--quiet"}));
    CHECK(town.scores("2025") == before);
    // A grid of fewer families, other goalposts; then the next campaign, on that grid.
    std::ofstream(town.dir / "g2.toml") << grid_of({3, 1, 1}, 60);
    done(run_vigie({"grid", town.project, "import", town.dir.text("g2.toml"), "--quiet"}));
    CHECK(town.scores("2025") == before);
    std::ofstream(town.dir / "w.csv") << "family,weight\nF1,90\n";
    done(run_vigie({"score", town.project, "--campaign", "2025", "--weights", town.dir.text("w.csv"), "--out",
                    town.dir.text("s.csv"), "--quiet"}));
    CHECK(file_text(town.dir / "s.csv") == before);
    done(run_vigie({"import", town.project, "observations", town.dir.text("o.csv"), "--campaign", "2026", "--quiet"}));
    auto const next = town.scores("2026");
    CHECK(next != before);
    CHECK(next.starts_with("code,score,class,rank,rank_p05,rank_p95,coverage,low,high,F1,F2,F3\n"));
    CHECK(town.scores("2025") == before);
    CHECK(run_vigie({"explain", town.project, "R2", "--json", "--campaign", "2025"}).out == explained);
}
