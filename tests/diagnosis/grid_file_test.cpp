#include "core/error.hpp"
#include "diagnosis/grid_file.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <unistd.h>

using namespace vigie;

namespace {

std::filesystem::path const fixtures = std::filesystem::path(VIGIE_SOURCE_DIR) / "tests/fixtures/grids";

std::filesystem::path scratch_file(std::string const& name) {
    return std::filesystem::temp_directory_path() / ("vigie-grid-" + std::to_string(::getpid()) + "-" + name);
}

std::string bytes_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

core::Message refusal(std::string const& toml) {
    try {
        (void)diagnosis::parse_grid(toml, "essai.toml");
    } catch (core::Error const& error) {
        CHECK(error.code() == core::ErrorCode::refused);
        return error.message();
    }
    FAIL("the grid was accepted");
    return {};
}

std::string const small = "code = \"essai\"\ntitle = \"Essai\"\n"
                          "[[family]]\ncode = \"F\"\nname = \"Famille\"\n"
                          "[[family.indicator]]\ncode = \"X\"\nname = \"Un\"\ngoalposts = [0, 10]\n";

}

TEST_CASE("the shipped grid has 8 families and 55 indicators", "[workbench][grid]") {
    auto const grid = diagnosis::default_grid();
    CHECK(grid.families.size() == 8);
    CHECK(grid.indicator_count() == 55);
    double total = 0;
    for (auto const& family : grid.families)
        if (family.is_in_index) total += family.weight;
    CHECK(total == Approx(100).margin(1e-9));
    CHECK_FALSE(grid.families.back().is_in_index);
}

TEST_CASE("the shipped grid follows the scoring rules for context, alerts and incidents", "[workbench][grid]") {
    auto const grid = diagnosis::default_grid();
    for (auto const* code : {"ATT7", "SP1", "SP2", "SP3", "FS6", "FS7"}) {
        auto const* indicator = grid.find_indicator(code);
        REQUIRE(indicator != nullptr);
        CHECK(indicator->is_context);
        CHECK(indicator->weight == 0);
    }
    CHECK(grid.find_indicator("TR5")->alert_at == 1.0);
    CHECK(grid.find_indicator("TR4")->alert_at == 3.0);
    CHECK(grid.find_indicator("SP4")->alert_at == 2.0);
    CHECK(*grid.find_indicator("QS5")->alert_at > 3.0);
    CHECK(grid.find_indicator("TR2")->incident_kinds == std::vector<std::string>{"occupation"});
    CHECK(grid.find_indicator("TR1")->incident_kinds ==
          std::vector<std::string>{"trouble_voisinage", "nuisance_sonore"});
    CHECK(grid.find_indicator("TR5")->kind == core::ValueKind::measure);
    CHECK_FALSE(grid.find_indicator("QS6")->high_is_bad());
    CHECK(grid.find_indicator("QS6")->goalposts == core::Goalposts{90, 55});
    for (auto const* family : {"F5", "F6"})
        for (auto const& indicator : grid.find_family(family)->indicators)
            CHECK(indicator.is_sensitive);
    CHECK(grid.find_indicator("TR5")->is_sensitive);
}

TEST_CASE("every label of the shipped grid exists in both languages", "[workbench][grid]") {
    auto const grid = diagnosis::default_grid();
    for (auto const& family : grid.families) {
        CHECK_FALSE(family.short_name.fr.empty());
        for (auto const& indicator : family.indicators) {
            INFO(indicator.code);
            for (auto const* label : {&indicator.name, &indicator.unit, &indicator.definition}) {
                CHECK_FALSE(label->fr.empty());
                CHECK_FALSE(label->en.empty());
            }
            CHECK_FALSE(indicator.source.empty());
        }
    }
}

TEST_CASE("a grid written and read again is the same grid, and the file the same bytes", "[workbench][grid]") {
    auto grid = diagnosis::default_grid();
    grid.families[0].indicators[0].weight = 0.1;
    grid.families[0].indicators[0].definition = {"guillemet \" barre \\ ligne\nsuite\ttab", "one"};
    auto const first = scratch_file("a.toml");
    auto const second = scratch_file("b.toml");
    diagnosis::write_grid_file(first, grid);
    auto const again = diagnosis::read_grid_file(first);
    diagnosis::write_grid_file(second, again);
    CHECK(again == grid);
    CHECK(bytes_of(first) == bytes_of(second));
    std::filesystem::remove(first);
    std::filesystem::remove(second);
}

TEST_CASE("methods, alerts, sheets and means go through a grid file and back", "[workbench][grid]") {
    auto grid = diagnosis::default_grid();
    auto& indicators = grid.families[0].indicators;
    indicators[0].normalisation = {core::Method::percentile, "2024 « été »", 0.05, std::nullopt, {}};
    indicators[1].normalisation = {core::Method::min_max, "", 0.1, std::nullopt, {}};
    indicators[2].normalisation = {core::Method::target, "", 0.05, 0.30000000000000004, {}};
    indicators[3].normalisation = {core::Method::table, "", 0.05, std::nullopt, {{0, 0}, {1.5, 33.3}, {2, 100}}};
    indicators[4].normalisation.method = core::Method::robust_z;
    indicators[4].formula = {"a / b", "a / b"};
    indicators[4].reading = {"À lire", "To be read"};
    indicators[4].years = {"depuis 2019", "since 2019"};
    grid.families[1].alert_at = 62.5;
    auto const file = scratch_file("methods.toml");
    for (double const power : {1.0, 2.0, 4.0, 0.0, std::numeric_limits<double>::infinity()}) {
        grid.rules.power = power;
        diagnosis::write_grid_file(file, grid);
        CHECK(diagnosis::read_grid_file(file) == grid);
    }
    CHECK(bytes_of(file).find("power = \"max\"") != std::string::npos);
    std::filesystem::remove(file);
}

TEST_CASE("a method that learns its ends needs no goalposts, and a wrong word is named", "[workbench][grid]") {
    std::string const head = small.substr(0, small.find("goalposts"));
    auto const first = [](std::string const& toml) { return diagnosis::parse_grid(toml, "essai.toml").families[0].indicators[0]; };
    CHECK(first(head + "method = \"percentile\"\n").high_is_bad());
    CHECK_FALSE(first(head + "method = \"robust_z\"\nlow_is_bad = true\n").high_is_bad());
    CHECK_FALSE(first(head + "method = \"table\"\ntable = [[0, 100], [1, 0]]\n").high_is_bad());
    CHECK(refusal(small + "method = \"rang\"\n").arguments == std::vector<std::string>{"essai.toml", "10", "rang"});
    CHECK(refusal(small + "table = [[0, 1], [2]]\n").arguments == std::vector<std::string>{"essai.toml", "10", "table"});
    CHECK(refusal(small + "[rules]\npower = \"pire\"\n").arguments.at(2) == "pire");
    CHECK(refusal(head + "method = \"target\"\n").arguments.at(0) == "essai.toml"); // no target: core::faults() says it
}

TEST_CASE("the short Paris grid is read", "[workbench][grid]") {
    auto const grid = diagnosis::read_grid_file(fixtures / "paris-quatre-indicateurs.toml");
    CHECK(grid.indicator_count() == 4);
    CHECK(grid.find_indicator("PLAI")->weight == 2);
    CHECK_FALSE(grid.find_indicator("REVENU")->high_is_bad());
    CHECK(grid.find_indicator("ACCIDENTS")->incident_kinds == std::vector<std::string>{"accident"});
}

TEST_CASE("a short grid gets sensible defaults", "[workbench][grid]") {
    auto const grid = diagnosis::parse_grid(small, "essai.toml");
    auto const& indicator = grid.families.at(0).indicators.at(0);
    CHECK(indicator.weight == 1);
    CHECK(indicator.kind == core::ValueKind::measure);
    CHECK(indicator.name == core::Label{"Un", "Un"});
    CHECK(grid.rules == core::GridRules{});
}

TEST_CASE("a fault in a grid file names the file, the line and the key", "[workbench][grid]") {
    auto const broken = refusal("code = \"a\ntitle");
    CHECK(broken.arguments.at(0) == "essai.toml");
    CHECK(broken.arguments.at(1) == "1");

    auto const wrong_type = refusal(small + "weight = \"lourd\"\n");
    CHECK(wrong_type.arguments == std::vector<std::string>{"essai.toml", "10", "weight"});

    auto const unknown = refusal(small + "wieght = 2\n");
    CHECK(unknown.arguments.at(1) == "10");
    CHECK(unknown.arguments.at(2) == "wieght");

    auto const kind = refusal(small + "kind = \"taux\"\n");
    CHECK(kind.arguments == std::vector<std::string>{"essai.toml", "10", "taux"});

    auto const missing = refusal("code = \"a\"\ntitle = \"t\"\n[[family]]\ncode = \"F\"\nname = \"n\"\n"
                                 "[[family.indicator]]\ncode = \"X\"\nname = \"Un\"\n");
    CHECK(missing.arguments == std::vector<std::string>{"essai.toml", "6", "goalposts"});

    auto const newer = refusal("format = 2\n" + small);
    CHECK(newer.arguments.at(2) == "2");
}

TEST_CASE("a grid that cannot be scored is refused with its reason", "[workbench][grid]") {
    auto const twice = refusal(small + "[[family.indicator]]\ncode = \"X\"\nname = \"Deux\"\ngoalposts = [0, 1]\n");
    CHECK(twice.arguments.at(0) == "essai.toml");
    CHECK_FALSE(twice.arguments.at(1).empty());
    (void)refusal("code = \"a\"\ntitle = \"t\"\n[[family]]\ncode = \"F\"\nname = \"n\"\n"
                  "[[family.indicator]]\ncode = \"X\"\nname = \"Un\"\ngoalposts = [5, 5]\n");
}
