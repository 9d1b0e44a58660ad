#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

using nlohmann::json;
using vigie::support::file_text;
using vigie::support::run_vigie;
using vigie::support::TempDir;

namespace {

void write(std::filesystem::path const& path, std::string const& text) {
    std::ofstream(path, std::ios::binary) << text;
}

constexpr auto table = "code;nom;nb_logements;x;y\n007;Kérédern;24;146632,979;6836262,327\n;Sans "
                       "code;3;146600;6836200\n008;Les Ifs;12;0;0\n";

json parsed(vigie::support::Ran const& ran) {
    INFO(ran.err);
    REQUIRE(ran.exit == 0);
    return json::parse(ran.out);
}

struct Bench {
    TempDir dir;
    std::string project = dir.text("p.gpkg");
    Bench() {
        REQUIRE(run_vigie({"new", project, "--quiet"}).exit == 0);
        write(dir / "parc.csv", table);
    }
};

}

TEST_CASE("a dry run shows what was detected, and leaves the project as it was", "[cli][import]") {
    Bench const bench;
    auto const before = file_text(bench.project);
    auto const report = parsed(
        run_vigie({"import", bench.project, "auto", bench.dir.text("parc.csv"), "--dry-run", "--json", "--quiet"}));
    auto const& found = report["detection"];
    CHECK(found["driver"] == "CSV");
    CHECK(found["delimiter"] == ";");
    CHECK(found["encoding"] == "UTF-8");
    CHECK(found["decimal"] == ",");
    CHECK(found["kind"] == "residences");
    CHECK(found["crs"]["code"] == "EPSG:2154");
    CHECK(found["crs"]["origin"] == "guessed");
    CHECK(found["accents"] == "Kérédern");
    CHECK(found["preview"].size() == 3);
    CHECK(found["preview"][0]["before"][0] == "007");
    CHECK(report["read"] == 3);
    CHECK(report["kept"] == 2);
    CHECK(report["refused"][0]["row"] == 2);
    CHECK(report["unlocated"] == 1);
    CHECK(file_text(bench.project) == before);
}

TEST_CASE("a report is kept, listed, shown and exported, and its counts add up", "[cli][import]") {
    Bench const bench;
    auto const imported = run_vigie({"import", bench.project, "residences", bench.dir.text("parc.csv"), "--report",
                                     bench.dir.text("r.json"), "--quiet"});
    INFO(imported.err);
    REQUIRE(imported.exit == 0);
    auto const written = json::parse(file_text(bench.dir / "r.json"));
    CHECK(written["read"].get<int>() == written["kept"].get<int>() + written["refused_count"].get<int>());
    auto const list = parsed(run_vigie({"imports", bench.project, "list", "--json"}));
    REQUIRE(list.size() == 1);
    CHECK(list[0]["source"] == "parc.csv");
    auto const number = std::to_string(list[0]["number"].get<int>());
    auto const shown = parsed(run_vigie({"imports", bench.project, "show", number, "--json"}));
    CHECK(shown["refused"][0]["row"] == 2);
    for (auto const* name : {"r.csv", "r.xlsx"}) {
        CHECK(run_vigie({"imports", bench.project, "show", number, "--report", bench.dir.text(name), "--lang", "fr"})
                  .exit == 0);
        CHECK(std::filesystem::file_size(bench.dir / name) > 200);
    }
    auto const csv = file_text(bench.dir / "r.csv");
    CHECK(csv.find("lignes refusées") != std::string::npos);
    CHECK(csv.find("La ligne n’a pas de code") != std::string::npos);
    CHECK(run_vigie({"imports", bench.project, "show", "99"}).exit == 2);
}

TEST_CASE("profiles are listed in both languages, and a saved mapping is one of them", "[cli][import]") {
    Bench const bench;
    write(bench.dir / "erp.csv", "bien;parc;lots\n1;Les Pins;12\n");
    std::string const config = "XDG_CONFIG_HOME=" + bench.dir.text("config");
    CHECK(run_vigie({"import", bench.project, "residences", bench.dir.text("erp.csv"), "--map", "code=bien", "--map",
                     "dwellings=lots", "--save-profile", "Mon ERP", "--quiet"},
                    config)
              .exit == 0);
    for (auto const* language : {"fr", "en"}) {
        auto const all = parsed(run_vigie({"profiles", "--json", "--lang", language}, config));
        CHECK(all.size() > 20);
        CHECK(std::ranges::any_of(all, [](json const& p) { return p["code"] == "mon-erp" && p["own"] == true; }));
    }
    CHECK(run_vigie({"profiles", "--lang", "fr"}).out.find("Quartiers prioritaires") != std::string::npos);
}

TEST_CASE("a new vintage and an address table have their own words", "[cli][import]") {
    Bench const bench;
    REQUIRE(run_vigie({"import", bench.project, "residences", bench.dir.text("parc.csv"), "--quiet"}).exit == 0);
    CHECK(run_vigie({"import", bench.project, "residences", bench.dir.text("parc.csv"), "--quiet"}).exit ==
          3); // all codes are there
    write(bench.dir / "2027.csv", "code;nb_logements\n007;26\n009;8\n");
    auto const vintage = parsed(run_vigie(
        {"import", bench.project, "residences", bench.dir.text("2027.csv"), "--update", "--json", "--quiet"}));
    CHECK(vintage["changes"].size() == 3);
    CHECK(vintage["made"] == 1);
    write(bench.dir / "adr.csv", "code;x;y\n008;146700;6836300\n");
    auto const placed = parsed(
        run_vigie({"import", bench.project, "residences", bench.dir.text("adr.csv"), "--place", "--json", "--quiet"}));
    CHECK(placed["made"] == 1);
    CHECK(placed["unlocated"] == 1); // 009 still has none
    CHECK(run_vigie({"import", bench.project, "residences", bench.dir.text("adr.csv"), "--place", "--update"}).exit ==
          2);
    CHECK(run_vigie({"check", bench.project, "--quiet"}).exit == 0);
}
