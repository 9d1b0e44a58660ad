#include "support/independent_scores.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

using nlohmann::json;
using vigie::support::file_text;
using vigie::support::TempDir;
using vigie::support::run_vigie;

namespace {

/// Written once for the whole executable: each test reads it, or copies it to change it.
std::string demo() {
    static TempDir const dir;
    static std::string const path = [] {
        auto const ran = run_vigie({"demo", dir.text("demo.gpkg"), "--residences", "300", "--seed", "1", "--quiet"});
        if (ran.exit != 0) throw std::runtime_error(ran.err);
        return dir.text("demo.gpkg");
    }();
    return path;
}

json parsed(vigie::support::Ran const& ran) {
    INFO(ran.err);
    REQUIRE(ran.exit == 0);
    return json::parse(ran.out);
}

}

TEST_CASE("the demo goes from scores to clusters, and every figure agrees from one command to the next", "[cli]") {
    TempDir const dir;
    std::filesystem::copy_file(demo(), dir / "p.gpkg");
    auto const project = dir.text("p.gpkg");

    auto const scores = parsed(run_vigie({"score", project, "--json"}));
    REQUIRE(scores["residences"].size() == 300);
    std::set<std::string> classes;
    json worst;
    for (auto const& residence : scores["residences"]) {
        classes.insert(residence["class"].get<std::string>());
        if (residence["rank"] == 1) worst = residence;
    }
    CHECK(classes == std::set<std::string>{"A", "B", "C", "D", "N"});

    auto const explained = parsed(run_vigie({"explain", project, worst["code"], "--json"}));
    CHECK(explained["score"] == worst["score"]);
    CHECK(explained["rank"] == 1);
    double total = 0;
    for (auto const& family : explained["families"]) total += family["contribution"].get<double>();
    CHECK(total == Approx(worst["score"].get<double>()).margin(0.05 + 1e-9));

    auto const clusters = parsed(run_vigie({"clusters", project, "--permutations", "9999", "--json"}));
    CHECK(clusters["tested"].get<int>() > 250);
    REQUIRE_FALSE(clusters["foyers"].empty());
    CHECK(clusters["foyers"][0]["residences"].get<int>() >= 3);
    CHECK_FALSE(clusters["foyers"][0]["name"].get<std::string>().empty());
}

TEST_CASE("the same seed gives the same clusters on one and two threads, byte for byte", "[cli]") {
    TempDir const dir;
    for (auto const* threads : {"1", "2", "4"}) {
        std::filesystem::copy_file(demo(), dir / "p.gpkg", std::filesystem::copy_options::overwrite_existing);
        auto const ran = run_vigie({"clusters", dir.text("p.gpkg"), "--threads", threads, "--out", dir.text(std::string(threads) + ".csv"), "--quiet"});
        REQUIRE(ran.exit == 0);
    }
    auto const one = file_text(dir / "1.csv");
    CHECK(one.size() > 10'000);
    CHECK(one == file_text(dir / "2.csv"));
    CHECK(one == file_text(dir / "4.csv"));
}

TEST_CASE("scoring twice writes the same bytes", "[cli]") {
    TempDir const dir;
    std::filesystem::copy_file(demo(), dir / "p.gpkg");
    REQUIRE(run_vigie({"score", dir.text("p.gpkg"), "--out", dir.text("a.csv"), "--quiet"}).exit == 0);
    REQUIRE(run_vigie({"score", dir.text("p.gpkg"), "--out", dir.text("b.csv"), "--quiet"}).exit == 0);
    CHECK(file_text(dir / "a.csv") == file_text(dir / "b.csv"));
}

TEST_CASE("the scores of the demo are those of a script that shares no code", "[cli]") {
    TempDir const dir;
    std::filesystem::copy_file(demo(), dir / "p.gpkg");
    auto const scores = parsed(run_vigie({"score", dir.text("p.gpkg"), "--json"}));
    auto const script = vigie::support::independent_scores(dir / "p.gpkg", "2026");
    int scored = 0;
    for (auto const& residence : scores["residences"]) {
        auto const& other = script.at(residence["code"].get<std::string>());
        INFO(residence["code"]);
        REQUIRE(residence["score"].is_null() == !other.number("index"));
        CHECK(residence["coverage"].get<double>() == Approx(*other.number("coverage")).epsilon(1e-12));
        CHECK(residence["low"].get<double>() == Approx(*other.number("low")).epsilon(1e-12));
        CHECK(residence["high"].get<double>() == Approx(*other.number("high")).epsilon(1e-12));
        for (auto const& [code, family] : residence["families"].items()) {
            REQUIRE(family["score"].is_null() == !other.number("S:" + code));
            if (!family["score"].is_null())
                CHECK(family["score"].get<double>() == Approx(*other.number("S:" + code)).epsilon(1e-12));
        }
        if (residence["score"].is_null()) continue;
        CHECK(residence["score"].get<double>() == Approx(*other.number("index")).epsilon(1e-12));
        CHECK(residence["rank"].get<int>() == *other.number("rank"));
        ++scored;
    }
    CHECK(scored > 250);
}

TEST_CASE("scores asked for again keep the clusters found on them, until a weight moves", "[cli]") {
    TempDir const dir;
    std::filesystem::copy_file(demo(), dir / "p.gpkg");
    auto const project = dir.text("p.gpkg");
    auto const clusters = [&](std::string const& name) {
        auto const ran = run_vigie({"export", project, dir.text(name), "--what", "clusters"});
        INFO(ran.err);
        REQUIRE(ran.exit == 0);
        return file_text(dir / name);
    };
    // The first time adds the ranges of the ranks, which the demo does not come with.
    REQUIRE(run_vigie({"score", project, "--out", dir.text("s.csv"), "--quiet"}).exit == 0);
    auto const before = clusters("before.csv");
    CHECK(std::count(before.begin(), before.end(), '\n') > 1);
    auto const steps = parsed(run_vigie({"history", project, "--json"}))["steps"].size();
    REQUIRE(run_vigie({"score", project, "--out", dir.text("s.csv"), "--quiet"}).exit == 0);
    CHECK(clusters("after.csv") == before);
    CHECK(parsed(run_vigie({"history", project, "--json"}))["steps"].size() == steps);
    std::ofstream(dir / "weights.csv") << "family,weight\nF3,40\n";
    REQUIRE(run_vigie({"score", project, "--weights", dir.text("weights.csv"), "--out", dir.text("s.csv"), "--quiet"}).exit == 0);
    CHECK(clusters("moved.csv") != before);
}

TEST_CASE("a watch decision needs a role and a motive, and is listed afterwards", "[cli]") {
    TempDir const dir;
    std::filesystem::copy_file(demo(), dir / "p.gpkg");
    auto const project = dir.text("p.gpkg");
    auto const scores = parsed(run_vigie({"score", project, "--json"}));
    std::string const code = scores["residences"][0]["code"];
    auto const refused = run_vigie({"watch", project, "set", code, "watched", "--date", "2026-03-12"});
    CHECK(refused.exit == 2);
    auto const set = run_vigie({"watch", project, "set", code, "watched", "--date", "2026-03-12", "--role", "comité de veille", "--motive", "Deux alertes en un an"});
    CHECK(set.exit == 0);
    auto const history = parsed(run_vigie({"watch", project, "history", code, "--json"}));
    CHECK(history["events"].back()["status"] == "watched");
    CHECK(history["events"].back()["motive"] == "Deux alertes en un an");
    CHECK(run_vigie({"check", project}).exit == 0);
}

TEST_CASE("maps, sheets and exports are written without a display", "[cli]") {
    TempDir const dir;
    auto const scores = parsed(run_vigie({"watch", demo(), "list", "--json"}));
    REQUIRE_FALSE(scores["residences"].empty());
    std::string const code = scores["residences"][0]["code"];
    for (auto const* name : {"carte.png", "carte.pdf", "carte.svg"}) {
        auto const ran = run_vigie({"render", demo(), dir.text(name), "--size", "800x600"});
        INFO(ran.err);
        CHECK(ran.exit == 0);
        CHECK(std::filesystem::file_size(dir / name) > 10'000);
    }
    auto const sheet = run_vigie({"sheet", demo(), "site", code, dir.text("fiche.pdf")});
    INFO(sheet.err);
    CHECK(sheet.exit == 0);
    CHECK(file_text(dir / "fiche.pdf").starts_with("%PDF"));
    CHECK(std::filesystem::file_size(dir / "fiche.pdf") < 2'000'000);
    for (auto const* name : {"tout.gpkg", "residences.geojson", "residences.csv", "tout.xlsx"}) {
        auto const ran = run_vigie({"export", demo(), dir.text(name), "--what", std::string(name).starts_with("tout") ? "all" : "residences"});
        INFO(ran.err);
        CHECK(ran.exit == 0);
        CHECK(std::filesystem::file_size(dir / name) > 1'000);
    }
}

TEST_CASE("the same seed gives the same scores to the byte, in a town large enough to be written batch by batch",
          "[cli]") {
    TempDir const dir;
    std::string first;
    for (auto const* name : {"a", "b"}) {
        auto const project = dir.text(std::string(name) + ".gpkg"), table = dir.text(std::string(name) + ".csv");
        REQUIRE(run_vigie({"demo", project, "--residences", "2100", "--seed", "7", "--quiet"}).exit == 0);
        auto const written = run_vigie({"score", project, "--out", table, "--quiet"});
        INFO(written.err);
        REQUIRE(written.exit == 0);
        auto const bytes = file_text(table);
        CHECK(std::count(bytes.begin(), bytes.end(), '\n') == 2101);
        if (first.empty()) first = bytes;
        CHECK(bytes == first);
        // Scoring again finds everything as it is.
        REQUIRE(run_vigie({"score", project, "--out", table, "--quiet"}).exit == 0);
        CHECK(file_text(table) == first);
    }
}
