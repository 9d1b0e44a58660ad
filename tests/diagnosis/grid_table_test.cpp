#include "core/error.hpp"
#include "diagnosis/grid_file.hpp"
#include "diagnosis/grid_table.hpp"
#include "gis/source.hpp"
#include "support/process.hpp"
#include "text/language.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <limits>

using namespace vigie;

namespace {

/// The default grid with something in every column.
core::Grid full_grid() {
    auto grid = diagnosis::default_grid();
    auto& indicators = grid.families[0].indicators;
    indicators[0].normalisation = {core::Method::percentile, "2024", 0.05, std::nullopt, {}};
    indicators[1].normalisation = {core::Method::target, "", 0.1, 7.5, {}};
    indicators[2].normalisation = {core::Method::table, "", 0.05, std::nullopt, {{0, 0}, {1.5, 33.3}, {2, 100}}};
    indicators[3].definition = {"Une « ligne »; avec, des signes\net une autre", "One \"line\""};
    indicators[3].formula = {"a / b", "a over b"};
    indicators[3].reading = {"À lire", "To be read"};
    indicators[3].years = {"depuis 2019", "since 2019"};
    grid.families[1].alert_at = 62.5;
    grid.version = 4;
    return grid;
}

core::Grid read(support::TempDir const& dir, std::string const& text, std::vector<core::Finding>& notes) {
    std::ofstream(dir / "grille.csv") << text;
    return diagnosis::read_grid_file(dir / "grille.csv", &notes);
}

core::Grid read(support::TempDir const& dir, std::string const& text) {
    std::vector<core::Finding> notes;
    return read(dir, text, notes);
}

std::vector<std::string> refusal(support::TempDir const& dir, std::string const& text) {
    try {
        (void)read(dir, text);
    } catch (core::Error const& error) {
        CHECK(error.code() == core::ErrorCode::refused);
        return error.message().arguments;
    }
    FAIL("the grid was accepted");
    return {};
}

}

TEST_CASE("a grid goes through a spreadsheet and back in both languages", "[diagnosis][grid]") {
    support::TempDir const dir;
    auto grid = full_grid();
    std::string const file = GENERATE("g.csv", "g.xlsx");
    text::set_language(GENERATE(text::Language::fr, text::Language::en));
    for (double const power : {2.0, 0.0, std::numeric_limits<double>::infinity()}) {
        grid.rules.power = power;
        diagnosis::write_grid_file(dir / file, grid);
        auto const headings = gis::Source::open(dir / file).fields();
        CHECK(headings.front() == (text::language() == text::Language::fr ? "famille" : "family"));
        text::set_language(text::Language::en); // a grid written in one language is read in the other
        std::vector<core::Finding> notes;
        auto const again = diagnosis::read_grid_file(dir / file, &notes);
        CHECK(notes.empty());
        for (std::size_t f = 0; f < grid.families.size(); ++f)
            for (std::size_t i = 0; i < grid.families[f].indicators.size(); ++i) {
                INFO(file << ' ' << grid.families[f].indicators[i].code);
                CHECK(again.families.at(f).indicators.at(i) == grid.families[f].indicators[i]);
            }
        CHECK(again == grid);
    }
    text::set_language(text::Language::en);
}

TEST_CASE("the user's own short grid gets the defaults of a grid file", "[diagnosis][grid]") {
    support::TempDir const dir;
    std::vector<core::Finding> notes;
    auto const grid = read(dir,
                           "Thème;Code indicateur;Libellé;Pondération;Borne à 0;Borne à 100;Remarque\n"
                           "Propreté;P1;Dépôts sauvages;2;0;60;vu en comité\n"
                           ";P2;Satisfaction;1,5;88;45;\n"
                           ";;;;;;\n"
                           "Bâti;B1;Âge;;10;55;\n",
                           notes);
    REQUIRE(grid.families.size() == 2);
    CHECK(grid.code == "grille");
    CHECK(grid.rules == core::GridRules{});
    CHECK(grid.families[0].code == "Propreté");
    CHECK(grid.families[0].weight == 1);
    CHECK(grid.families[0].name == core::Label{"Propreté", "Propreté"});
    REQUIRE(grid.families[0].indicators.size() == 2); // the empty cell is the family above
    auto const& p2 = grid.families[0].indicators[1];
    CHECK(p2.name == core::Label{"Satisfaction", "Satisfaction"});
    CHECK(p2.weight == 1.5);
    CHECK_FALSE(p2.high_is_bad());
    CHECK(p2.kind == core::ValueKind::measure);
    CHECK(grid.families[1].indicators[0].weight == 1);
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].subject == "Remarque");
}

TEST_CASE("French and English words mean the same in a spreadsheet", "[diagnosis][grid]") {
    support::TempDir const dir;
    auto const fr =
        read(dir, "famille,code,méthode,barème,nature,sensible,moyenne\nF,X,Barème,0=0; 1=100,taux,oui,max\n");
    auto const en =
        read(dir, "Family,Code,Method,Table of scores,Kind,Sensitive,Mean\nF,X,table,0=0; 1=100,event_rate,yes,MAX\n");
    CHECK(fr == en);
    CHECK(fr.rules.power == std::numeric_limits<double>::infinity());
    CHECK(fr.families[0].indicators[0].is_sensitive);
}

TEST_CASE("a fault of a spreadsheet is told by file, row and column", "[diagnosis][grid]") {
    support::TempDir const dir;
    std::string const head =
        "famille,code,valeur notée 0,valeur notée 100,poids,poids de la famille,sensible,méthode,barème\n";
    using List = std::vector<std::string>;
    CHECK(refusal(dir, "famille,code,valeur notée 0,valeur notée 100,Poid\nF,X,0,1,2\n") ==
          List{"grille.csv", "Poid", "poids"});
    CHECK(refusal(dir, "famille,valeur notée 0,valeur notée 100\nF,0,1\n") == List{"grille.csv", "code"});
    CHECK(refusal(dir, head + "F,X,0,dix,1,,,,\n") == List{"grille.csv", "2", "dix", "value scored 100"});
    CHECK(refusal(dir, head + "F,X,0,10,1,,,,\nF,Y,0,10,1,,peut-être,,\n") ==
          List{"grille.csv", "3", "peut-être", "sensitive"});
    CHECK(refusal(dir, head + ",X,0,10,1,,,,\n") == List{"grille.csv", "2", "X"});
    CHECK(refusal(dir, head + "F,X,0,,1,,,,\n") == List{"grille.csv", "2", "X"});
    CHECK(refusal(dir, head + "F,X,0,10,1,3,,,\nF,Y,0,10,1,4,,,\n") ==
          List{"grille.csv", "3", "F", "4", "family weight", "3"});
    CHECK(refusal(dir, head + "F,X,0,10,1,,,rang,\n").at(2) == "rang");
    CHECK(refusal(dir, head + "F,X,,,1,,,table,0:1\n") == List{"grille.csv", "2", "0:1"});
    CHECK(refusal(dir, head + "F,X,0,10,1,,,,\nF,X,0,10,1,,,,\n").at(0) == "grille.csv"); // twice the same code
}
