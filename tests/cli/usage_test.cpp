#include "support/process.hpp"

#include <catch2/catch.hpp>

using vigie::support::run_vigie;
using vigie::support::TempDir;

TEST_CASE("help is there in both languages, with an example for each command", "[cli]") {
    CHECK(run_vigie({"--help", "--lang", "fr"}).out.find("Vigie\u00A0: veiller") != std::string::npos);
    CHECK(run_vigie({"--help", "--lang", "en"}).out.find("Vigie: watch over") != std::string::npos);
    for (auto const* command : {"demo", "new", "campaign", "import", "imports", "profiles", "grid", "score", "explain", "clusters", "stats", "weights", "compare", "watch",
                                "render", "sheet", "story", "walk", "photo", "export", "check"}) {
        auto const ran = run_vigie({command, "--help", "--lang", "fr"});
        CHECK(ran.exit == 0);
        CHECK(ran.out.find("Exemple") != std::string::npos);
        CHECK(ran.out.find(std::string("vigie ") + command) != std::string::npos);
    }
}

TEST_CASE("wrong usage says how to ask for help and exits with 2", "[cli]") {
    for (auto const& ran : {run_vigie({"score"}), run_vigie({"import", "x.gpkg", "maisons", "x.csv"}), run_vigie({"--no-such-option"})}) {
        CHECK(ran.exit == 2);
        CHECK(ran.out.empty());
        CHECK(ran.err.find("--help") != std::string::npos);
    }
}

TEST_CASE("a project that is not there is refused in one sentence", "[cli]") {
    TempDir const dir;
    auto const ran = run_vigie({"score", dir.text("absent.gpkg"), "--lang", "fr"});
    CHECK(ran.exit != 0);
    CHECK(ran.out.empty());
    CHECK(ran.err.find("absent.gpkg") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(dir / "absent.gpkg"));
}
