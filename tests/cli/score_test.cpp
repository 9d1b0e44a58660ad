// What a score says of what is missing, and what a frozen campaign keeps.
#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <map>

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
    CHECK(next.starts_with("code,score,class,rank,rank_p05,rank_p95,coverage,low,high,F1,F2,F3,alerts\n"));
    CHECK(town.scores("2025") == before);
    CHECK(run_vigie({"explain", town.project, "R2", "--json", "--campaign", "2025"}).out == explained);
}

TEST_CASE("a grid goes out to a spreadsheet and back, and its methods are told of", "[cli][score]") {
    Town const town({1, 1, 1, 1, 1});
    auto const before = town.scores("2025");
    for (auto const* name : {"grille.xlsx", "grille.csv"}) {
        done(run_vigie({"grid", town.project, "export", town.dir.text(name), "--lang", "fr", "--quiet"}));
        done(run_vigie({"grid", town.project, "import", town.dir.text(name), "--quiet"}));
        CHECK(town.scores("2025") == before);
    }
    auto const text = file_text(town.dir / "grille.csv");
    CHECK(text.starts_with("famille,"));
    std::ofstream(town.dir / "perso.csv") << "Famille;Code;Borne 0;Borne 100;Méthode\nF1;I1;0;100;centile\nF2;I5;0;100;centile\n";
    done(run_vigie({"grid", town.project, "import", town.dir.text("perso.csv"), "--quiet"}));
    auto const scored = parsed(run_vigie({"score", town.project, "--json", "--quiet", "--lang", "en"}));
    // I1 is 50 and 10: percentiles 75 and 25. I5 is known of R2 alone: it is compared with itself.
    CHECK(scored["residences"][0]["families"]["F1"]["score"] == 75);
    CHECK(scored["residences"][1]["families"]["F1"]["score"] == 25);
    CHECK(scored["residences"][1]["families"]["F2"]["score"] == 50);
    REQUIRE(scored["warnings"].size() == 1);
    CHECK(scored["warnings"][0].get<std::string>().find("I5") != std::string::npos);
    CHECK(scored["residences"][0]["alerts"] == 1);
    auto const wrong = run_vigie({"grid", town.project, "import", town.dir.text("w.csv"), "--lang", "fr"});
    CHECK(wrong.exit != 0);
}

TEST_CASE("a calibrated grid is shown and written, and the project keeps its own", "[cli][score]") {
    Town const town({1, 1, 1, 1, 1});
    std::ofstream r(town.dir / "r2.csv");
    std::ofstream o(town.dir / "o2.csv");
    r << "code,dwellings,x,y\n";
    o << "code,I1\n";
    for (int i = 0; i < 20; ++i) {
        r << "S" << i << ",30," << 224000 + i << ",6756000\n";
        o << "S" << i << ',' << 2 * i << '\n';
    }
    r.close();
    o.close();
    done(run_vigie({"import", town.project, "residences", town.dir.text("r2.csv"), "--crs", "EPSG:2154", "--quiet"}));
    done(run_vigie({"import", town.project, "observations", town.dir.text("o2.csv"), "--campaign", "2025", "--quiet"}));
    auto const shown =
        parsed(run_vigie({"grid", town.project, "export", town.dir.text("c.toml"), "--calibrate", "--json", "--quiet"}));
    REQUIRE(shown["changes"].size() == 1); // the others were observed twice
    CHECK(shown["changes"][0]["indicator"] == "I1");
    CHECK(shown["changes"][0]["before"] == json{0, 100});
    CHECK(shown["changes"][0]["values"] == 22);
    auto const with_own = town.scores("2025");
    auto const own = town.dir.text("own.toml");
    done(run_vigie({"grid", town.project, "export", own, "--quiet"}));
    CHECK(file_text(own).find("goalposts = [0, 100]") != std::string::npos);
    done(run_vigie({"grid", town.project, "import", town.dir.text("c.toml"), "--quiet"}));
    CHECK(town.scores("2025") != with_own);
}

TEST_CASE("other methods of normalisation give ranges of their own, beside and not stored", "[cli][score]") {
    TempDir const dir;
    auto const project = dir.text("p.gpkg");
    done(run_vigie({"demo", project, "--residences", "80", "--seed", "1", "--quiet"}));
    auto const plain = parsed(run_vigie({"score", project, "--json", "--quiet"}));
    auto const varied = parsed(run_vigie({"score", project, "--methods", "--json", "--quiet"}));
    CHECK(parsed(run_vigie({"score", project, "--json", "--quiet"})) == plain);
    std::size_t moved = 0;
    for (std::size_t i = 0; i < plain["residences"].size(); ++i) {
        auto const& residence = varied["residences"][i];
        CHECK(residence["rank_p05"] == plain["residences"][i]["rank_p05"]);
        CHECK(residence["methods"].is_null() == residence["rank"].is_null());
        if (residence["methods"].is_null()) continue;
        CHECK(residence["methods"]["rank_p05"] <= residence["methods"]["rank_p95"]);
        moved += residence["methods"]["rank_p05"] != residence["rank_p05"] || residence["methods"]["rank_p95"] != residence["rank_p95"] ? 1 : 0;
    }
    CHECK(moved > 20);
    auto const code = varied["residences"][0]["code"].get<std::string>();
    auto const explained = parsed(run_vigie({"explain", project, code, "--methods", "--json"}));
    if (!varied["residences"][0]["methods"].is_null())
        CHECK(explained["methods"]["rank_p05"] == varied["residences"][0]["methods"]["rank_p05"]);
    auto const table = run_vigie({"score", project, "--methods", "--quiet"}).out;
    CHECK(table.find(",alerts,rank_p05_methods,rank_p95_methods\n") != std::string::npos);
}

TEST_CASE("importing the grid a project has writes nothing", "[cli][score]") {
    TempDir const dir;
    auto const project = dir.text("p.gpkg");
    done(run_vigie({"demo", project, "--residences", "20", "--seed", "1", "--quiet"}));
    for (auto const* name : {"g.toml", "g.csv", "g.xlsx"}) {
        done(run_vigie({"grid", project, "export", dir.text(name), "--quiet"}));
        auto const again = run_vigie({"grid", project, "import", dir.text(name), "--lang", "en"});
        done(again);
        CHECK(again.err.find("nothing was written") != std::string::npos);
    }
}

TEST_CASE("a map by families in alert says how many there are", "[cli][map]") {
    TempDir const dir;
    auto const project = dir.text("p.gpkg");
    done(run_vigie({"demo", project, "--residences", "40", "--seed", "1", "--quiet"}));
    done(run_vigie({"render", project, dir.text("classes.svg"), "--quiet"}));
    done(run_vigie({"render", project, dir.text("alerts.svg"), "--style", "alerts", "--quiet"}));
    CHECK(file_text(dir.text("alerts.svg")) != file_text(dir.text("classes.svg")));
}

TEST_CASE("each rank has its range, the same on any number of threads, and stays with the run", "[cli][score]") {
    TempDir const dir;
    auto const project = dir.text("p.gpkg");
    done(run_vigie({"demo", project, "--residences", "300", "--seed", "1", "--quiet"}));
    auto const one = parsed(run_vigie({"score", project, "--json", "--threads", "1", "--quiet"}));
    done(run_vigie({"score", project, "--draws", "50", "--out", dir.text("s.csv"), "--quiet"})); // others in between
    auto const two = parsed(run_vigie({"score", project, "--json", "--threads", "2", "--quiet"}));
    CHECK(one == two);
    CHECK(one["stability"] == json{{"draws", 1000}, {"seed", 20260414}, {"top", 20}});
    std::map<std::string, int> tags;
    double in_top = 0;
    for (auto const& residence : one["residences"]) {
        REQUIRE(residence["rank"].is_null() == residence["rank_p05"].is_null());
        if (residence["rank"].is_null()) continue;
        CHECK(residence["rank_p05"] <= residence["rank_p95"]);
        in_top += residence["top_share"].get<double>();
        ++tags[residence["stability"]];
    }
    CHECK(in_top == Approx(20).margin(0.1)); // twenty places in every draw, ties aside
    CHECK(tags["stable"] > 0);
    auto const table = run_vigie({"score", project, "--quiet"}).out;
    auto const line = table.substr(table.find("\nPF-0001,") + 1);
    auto const first = one["residences"][0];
    CHECK(line.find("," + std::to_string(first["rank"].get<int>()) + "," + std::to_string(first["rank_p05"].get<int>()) + "," +
                    std::to_string(first["rank_p95"].get<int>()) + ",") != std::string::npos);
    CHECK(run_vigie({"check", project, "--quiet"}).exit == 0);
}

TEST_CASE("explain says why one residence is above another, and what would turn it round", "[cli][score]") {
    Town const town({1, 1, 1, 1, 1}); // R1 50 everywhere, I5 missing; R2 10 20 30 40 0
    done(run_vigie({"score", town.project, "--out", town.dir.text("s.csv"), "--quiet"}));
    auto const explained = parsed(run_vigie({"explain", town.project, "R1", "--versus", "R2", "--json"}));
    auto const& versus = explained["versus"];
    CHECK(versus["code"] == "R2");
    CHECK(versus["under_any_weights"] == "above"); // 50, its best, is beyond 40, the other's worst
    CHECK(versus["share_above"] == 1);
    CHECK(versus["share_below"] == 0);
    CHECK(versus["undecidable"] == false);
    CHECK(versus["order_change"].is_null());
    double sum = 0;
    for (auto const& [family, points] : versus["differences"].items())
        sum += points.get<double>();
    CHECK(sum == Approx(explained["score"].get<double>() - versus["score"].get<double>()).epsilon(1e-12));
    CHECK(explained["class_change"].is_null()); // 50 in each family is class C, whatever they weigh
    CHECK(explained["rank_p05"] == 1);
    CHECK(explained["stability"] == "stable");
    CHECK(explained["always_below"] == 1);
    CHECK(explained["always_above"] == 0);
    CHECK(explained["opinion"].is_null());
    auto const words = run_vigie({"explain", town.project, "R2", "--versus", "R1", "--lang", "fr"}).out;
    CHECK(words.find("Pourquoi R2 est derrière R1") != std::string::npos);
    CHECK(words.find("Quels que soient les poids, l’ordre reste le même") != std::string::npos);
    CHECK(run_vigie({"explain", town.project, "R1", "--versus", "R9"}).exit == 2);
}

TEST_CASE("explain tells the least weight that moves a class", "[cli][score]") {
    Town const town({1, 1, 1, 1, 1});
    // R3: 80 and 40, 40, 40, 40; p = 2: √((6400 + 4·1600)/5) = 50.6, C. Under 50 when (6400 w + 6400)/(w + 4) = 2500: w = 3600/3900.
    std::ofstream(town.dir / "r3.csv") << "code,dwellings,x,y\nR3,30,223200,6756000\n";
    std::ofstream(town.dir / "o3.csv") << "code,I1,I2,I3,I4,I5\nR3,80,40,40,40,40\n";
    done(run_vigie({"import", town.project, "residences", town.dir.text("r3.csv"), "--crs", "EPSG:2154", "--quiet"}));
    done(run_vigie({"import", town.project, "observations", town.dir.text("o3.csv"), "--campaign", "2025", "--quiet"}));
    done(run_vigie({"score", town.project, "--out", town.dir.text("s.csv"), "--quiet"}));
    auto const explained = parsed(run_vigie({"explain", town.project, "R3", "--json"}));
    CHECK(explained["class"] == "C");
    auto const& change = explained["class_change"];
    CHECK(change["family"] == "F1");
    CHECK(change["class"] == "B");
    CHECK(change["share_from"].get<double>() == Approx(0.2));
    double const weight = 3600.0 / 3900;
    CHECK(change["share_to"].get<double>() == Approx(weight / (weight + 4)).epsilon(1e-6));
}
