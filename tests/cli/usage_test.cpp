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

TEST_CASE("what is wrong with a command is said in the language asked for", "[cli]") {
    auto const said = [](std::vector<std::string> arguments, char const* language) {
        arguments.insert(arguments.begin(), {"--lang", language});
        return run_vigie(arguments).err;
    };
    struct Case {
        std::vector<std::string> arguments;
        char const *french, *english;
    };
    for (auto const& [arguments, french, english] :
         {Case{{"score"}, "il manque PROJECT", "PROJECT is missing"}, Case{{"score", "x", "--foo"}, "--foo n’a pas sa place", "--foo is not expected"},
          Case{{"--theme", "rose"}, "rose n’est pas une valeur de --theme\u00A0: light, dark, contrast", "rose is none of the values of --theme: light, dark, contrast"},
          Case{{"--ui-scale", "9"}, "9 de --ui-scale n’est pas comprise entre 0.5 et 4", "9 of --ui-scale does not lie between 0.5 and 4"},
          Case{{"render", "x", "y", "--dpi", "much"}, "much de --dpi", "much of --dpi"},
          Case{{"score", "--campaign"}, "--campaign a trop ou trop peu de valeurs", "--campaign has too few or too many values"}}) {
        INFO(said(arguments, "fr") << said(arguments, "en"));
        CHECK(said(arguments, "fr").find(french) != std::string::npos);
        CHECK(said(arguments, "en").find(english) != std::string::npos);
        for (auto const* foreign : {"required", "expected", "not in", "convert"}) CHECK(said(arguments, "fr").find(foreign) == std::string::npos);
    }
    auto const help = run_vigie({"score", "--help", "--lang", "fr"}).out;
    for (auto const* english : {"Print", "Usage:", "REQUIRED", "Positionals"}) CHECK(help.find(english) == std::string::npos);
    CHECK(run_vigie({"demo", "--help", "--lang", "fr"}).out.find("--residences ENTIER 1..200000") != std::string::npos);
    for (auto const* command : {"clusters", "import", "stats", "weights"}) {
        auto const options = run_vigie({command, "--help", "--lang", "fr"}).out;
        for (auto const* english : {" INT", "UINT", "FLOAT", "TEXT ", "TEXT:", " in ["}) CHECK(options.find(english) == std::string::npos);
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
