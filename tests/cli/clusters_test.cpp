// vigie clusters by each of its methods: the same bytes on any number of threads, an answer and a sentence on hard
// data.
#include "support/process.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

using namespace vigie::support;

namespace {

constexpr char const* methods[] = {"auto", "local-moran", "gi-star", "scan", "dbscan", "hdbscan"};

struct Residence {
    double x, y;
    std::string value; ///< of each of four indicators; may be « ns »
};

/// A project of `count` residences scored on four indicators.
std::string town(TempDir const& dir, int count, std::function<Residence(int)> const& residence) {
    std::ofstream grid(dir / "g.toml"), residences(dir / "r.csv"), observations(dir / "o.csv");
    grid << "format = 1\ncode = \"essai\"\ntitle = { fr = \"Essai\", en = \"Trial\" }\n";
    for (int f = 1; f <= 4; ++f)
        grid << "[[family]]\ncode = \"F" << f
             << "\"\nname = { fr = \"F\", en = \"F\" }\n[[family.indicator]]\ncode = \"I" << f
             << "\"\nname = { fr = \"Nom\", en = \"Name\" }\ngoalposts = [0, 100]\n";
    residences << "code,dwellings,x,y\n";
    observations << "code,I1,I2,I3,I4\n";
    for (int i = 0; i < count; ++i) {
        auto const [x, y, value] = residence(i);
        residences << 'R' << i << ",30," << 223000 + x << ',' << 6756000 + y << '\n';
        observations << 'R' << i << ',' << value << ',' << value << ',' << value << ',' << value << '\n';
    }
    grid.close(), residences.close(), observations.close();
    auto const project = dir.text("p.gpkg");
    REQUIRE(run_vigie({"new", project, "--grid", dir.text("g.toml"), "--quiet"}).exit == 0);
    REQUIRE(run_vigie({"import", project, "residences", dir.text("r.csv"), "--crs", "EPSG:2154", "--quiet"}).exit == 0);
    REQUIRE(run_vigie({"import", project, "observations", dir.text("o.csv"), "--campaign", "2026", "--quiet"}).exit ==
            0);
    REQUIRE(run_vigie({"score", project, "--quiet"}).exit == 0);
    return project;
}

bool has_nan(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text.find("nan") != std::string::npos || text.find("inf,") != std::string::npos ||
           text.find(":inf") != std::string::npos;
}

/// One method on a copy of the project, so that none sees the others' run.
Ran clusters(TempDir const& dir, std::string const& project, std::string const& method,
             std::string const& threads = "1") {
    auto const copy = dir.text("copy.gpkg");
    std::filesystem::copy_file(project, copy, std::filesystem::copy_options::overwrite_existing);
    return run_vigie({"clusters", copy, "--method", method, "--permutations", "999", "--threads", threads, "--out",
                      dir.text("c.csv"), "--json", "--quiet", "--lang", "en"});
}

}

TEST_CASE("each method of clusters writes the same bytes on 1, 2 and 4 threads", "[cli][clusters]") {
    TempDir const dir;
    std::uint32_t state = 3;
    auto const next = [&](int below) {
        return static_cast<int>((state = state * 1664525U + 1013904223U) / 65536U) % below;
    };
    auto const project = town(dir, 100, [&](int i) {
        bool const is_bad = i % 10 < 4 && i / 10 < 4;
        return Residence{100.0 * (i % 10) + next(30), 100.0 * (i / 10) + next(30),
                         std::to_string(is_bad ? 70 + next(20) : next(40))};
    });
    for (auto const* method : methods) {
        CAPTURE(method);
        auto const run = [&](char const* threads) {
            auto const ran = clusters(dir, project, method, threads);
            INFO(ran.err);
            REQUIRE(ran.exit == 0);
            return ran.out + file_text(dir / "c.csv");
        };
        auto const one = run("1");
        CHECK(one.find("\"foyers\"") != std::string::npos);
        CHECK(run("2") == one);
        CHECK(run("4") == one);
    }
}

TEST_CASE("hard data have an answer and a sentence, whatever the method of clusters", "[cli][clusters]") {
    struct Case {
        char const* name;
        int count, exit;
        std::function<Residence(int)> residence;
    };
    auto const across = [](int i) { return 100.0 * (i % 8); };
    auto const up = [](int i) { return 100.0 * (i / 8); };
    auto const each = GENERATE_COPY(
        values<Case>({{"all on one spot", 20, 0,
                       [](int i) {
                           return Residence{0, 0, std::to_string(10 + 4 * i)};
                       }},
                      {"two far apart from the rest", 40, 0,
                       [&](int i) {
                           return Residence{across(i) + (i < 2 ? 40'000 * (i + 1) : 0), up(i), std::to_string(2 * i)};
                       }},
                      {"all equal", 40, 0,
                       [&](int i) {
                           return Residence{across(i), up(i), "50"};
                       }},
                      {"nothing known", 40, 3,
                       [&](int i) {
                           return Residence{across(i), up(i), "ns"};
                       }},
                      {"three residences", 3, 0,
                       [&](int i) {
                           return Residence{across(i), up(i), std::to_string(30 * (i + 1))};
                       }},
                      {"two residences", 2, 3,
                       [&](int i) {
                           return Residence{across(i), up(i), "60"};
                       }},
                      {"0 or 100", 64, 0, [&](int i) {
                           return Residence{across(i), up(i), i % 8 < 3 ? "100" : "0"};
                       }}}));
    CAPTURE(each.name);
    TempDir const dir;
    auto const project = town(dir, each.count, each.residence);
    for (auto const* method : methods) {
        CAPTURE(method);
        std::filesystem::remove(dir / "c.csv");
        auto const ran = clusters(dir, project, method);
        INFO(ran.err);
        CHECK(ran.exit == each.exit);
        if (each.exit != 0) {
            CHECK(ran.out.empty());
            CHECK(ran.err.find("at least 3") != std::string::npos);
            CHECK_FALSE(std::filesystem::exists(dir / "c.csv"));
            continue;
        }
        CHECK(ran.out.find("\"sentence\": \"") != std::string::npos);
        CHECK_FALSE(has_nan(ran.out));
        CHECK_FALSE(has_nan(file_text(dir / "c.csv")));
    }
}
