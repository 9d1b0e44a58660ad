#include "imports/import.hpp"

#include "core/error.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>

using namespace vigie;
using imports::ImportKind;
using imports::ImportRequest;

namespace {

core::Grid two_indicators() {
    core::Grid grid;
    grid.code = "essai";
    grid.title = {"Essai", "Test"};
    grid.families = {support::family(
        "F1", 1,
        {support::plain_indicator("revenu"), support::plain_indicator("pauvrete"), support::plain_indicator("plai")})};
    return grid;
}

/// A project, and files beside it.
struct Bench {
    support::TempStore store;
    Bench() { store.project.save_grid(two_indicators()); }

    std::filesystem::path file(std::string const& name, std::string_view text) const {
        auto const path = std::filesystem::path(store.project.path()).parent_path() / name;
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    store::ImportReport import(ImportKind kind, std::filesystem::path const& source,
                               std::map<std::string, std::string> mapping = {}) {
        ImportRequest request;
        request.kind = kind;
        request.source = source;
        request.mapping = std::move(mapping);
        return import(request);
    }
    store::ImportReport import(ImportRequest const& request) {
        auto report = imports::import(store.project, request);
        CHECK(report.read == report.kept + report.refused);
        return report;
    }
    core::Residence residence(std::string const& code) const {
        for (auto& r : store.project.residences())
            if (r.code == code) return r;
        FAIL("no residence " << code);
        return {};
    }
};

bool says(store::ImportReport const& report, std::string_view part, core::Severity severity = core::Severity::warning) {
    return std::ranges::any_of(report.findings, [&](core::Finding const& f) {
        return f.severity == severity && f.what.english.find(part) != std::string::npos;
    });
}

constexpr auto table = "code_residence;nom;nb_logements;x;y;epsg\n"
                       "007;Les Tilleuls;24;650000;6860000;2154\n"
                       "007;Les Tilleuls B;12;650100;6860000;2154\n"
                       "R1;Ailleurs;;;;\n"
                       ";Sans code;3;650000;6860000;2154\n";

}

TEST_CASE("a table of residences keeps codes, counts what is not placed, and refuses rows without code",
          "[workbench][import]") {
    Bench bench;
    auto const report = bench.import(ImportKind::residences, bench.file("r.csv", table));
    CHECK(report.read == 4);
    CHECK(report.kept == 3);
    CHECK(report.unlocated == 1);
    auto const first = bench.residence("007");
    CHECK(first.dwellings == 24);
    REQUIRE(first.position);
    CHECK(first.position->x == Approx(650000));
    CHECK(bench.residence("007-2").aliases == std::vector<std::string>{"007"});
    CHECK_FALSE(bench.residence("R1").position);
    CHECK(bench.store.project.import_reports().size() == 1);
}

TEST_CASE("a cell of several lines is read on one", "[workbench][import]") {
    Bench bench;
    bench.import(ImportKind::residences, bench.file("lignes.csv", "code;nom;adresse\nA;\"110 bd de la Chapelle\r\n 4 rue des Islettes\n\";\" a\tb \"\n"),
                 {{"code", "code"}, {"name", "nom"}, {"address", "adresse"}});
    auto const read = bench.residence("A");
    CHECK(read.name == "110 bd de la Chapelle / 4 rue des Islettes");
    CHECK(read.address == "a b");
}

TEST_CASE("a dry run reports the same and writes nothing", "[workbench][import]") {
    Bench bench;
    ImportRequest request;
    request.source = bench.file("r.csv", table);
    request.dry_run = true;
    CHECK(bench.import(request).kept == 3);
    CHECK(bench.store.project.residences().empty());
    CHECK(bench.store.project.import_reports().empty());
}

TEST_CASE("a mapped column that does not exist is refused with its neighbours", "[workbench][import]") {
    Bench bench;
    auto const path = bench.file("r.csv", table);
    try {
        bench.import(ImportKind::residences, path, {{"dwellings", "nb_logement"}});
        FAIL("nothing was refused");
    } catch (core::Error const& error) {
        CHECK(error.code() == core::ErrorCode::refused);
        auto const& arguments = error.message().arguments;
        CHECK(std::ranges::any_of(arguments,
                                  [](std::string const& a) { return a.find("nb_logements") != std::string::npos; }));
    }
    CHECK(bench.store.project.residences().empty());
}

TEST_CASE("the second row of a repeated code speaks of the second residence", "[workbench][import]") {
    Bench bench;
    bench.import(ImportKind::residences, bench.file("r.csv", table));
    ImportRequest request;
    request.kind = ImportKind::observations;
    request.campaign = "2024";
    request.source = bench.file("o.csv", "code;plai;total\n007;6;24\n007;3;12\nR1;ns;\n");
    request.mapping = {{"plai", "plai/total"}};
    auto const report = bench.import(request);
    CHECK(report.kept == 3);
    auto const campaign = bench.store.project.find_campaign("2024");
    REQUIRE(campaign);
    CHECK(campaign->period == core::year_period(2024));
    auto const of = [&](char const* code) {
        return bench.store.project.observations(campaign->id, bench.residence(code).id);
    };
    REQUIRE(of("007").size() == 1);
    CHECK(of("007")[0].numerator == 6);
    CHECK(of("007")[0].denominator == 24);
    REQUIRE(of("007-2").size() == 1);
    CHECK(of("007-2")[0].numerator == 3);
    CHECK(of("R1").empty());
}

TEST_CASE("in a long table a code comes once an indicator and stays one residence", "[workbench][import]") {
    Bench bench;
    bench.import(ImportKind::residences,
                 bench.file("r.csv", "code;nom;x;y\nA;a;650000;6860000\nA-2;b;650100;6860000\n"));
    ImportRequest request;
    request.kind = ImportKind::observations;
    request.campaign = "2024";
    request.source = bench.file("o.csv", "residence_code;indicateur;valeur\nA;revenu;1\nA;pauvrete;2\nA-2;revenu;3\n");
    CHECK(bench.import(request).kept == 3);
    auto const campaign = bench.store.project.find_campaign("2024")->id;
    CHECK(bench.store.project.observations(campaign, bench.residence("A").id).size() == 2);
    CHECK(bench.store.project.observations(campaign, bench.residence("A-2").id).size() == 1);
}

TEST_CASE("persons stay out, whatever the file", "[workbench][import]") {
    Bench bench;
    auto const report =
        bench.import(ImportKind::residences, bench.file("r.csv", "code;nom;sexe;an_nais;telephone\nA;a;F;1960;06\n"));
    CHECK(says(report, "persons"));
}

TEST_CASE("a fact goes to the nearest residence within reach, the footprint's edge counting", "[workbench][import]") {
    Bench bench;
    auto near = support::residence("near", 650000, 6860000), wide = support::residence("wide", 650500, 6860000);
    wide.footprint = support::square(650400, 6859900, 200);
    std::vector list{near, wide};
    bench.store.project.add_residences(list, {});
    auto const report = bench.import(
        ImportKind::incidents,
        bench.file(
            "i.csv",
            "id;date;nature;gravite;x;y\n1;12/03/2024;epave;1;650100;6860000\n1;12/03/2024;epave;3;650100;6860000\n"
            "2;2024-05-01;epave;2;650380;6860000\n3;2024-05-02;epave;2;660000;6860000\n4;hier;epave;;;\n"),
        {{"kind", "nature"}});
    CHECK(report.read == 5);
    CHECK(report.made == 3);
    CHECK(report.refused == 1);
    auto const at_near = bench.store.project.incidents(bench.residence("near").id);
    REQUIRE(at_near.size() == 1);
    CHECK(at_near[0].severity == 3);
    CHECK(at_near[0].distance_m == Approx(100));
    auto const at_wide = bench.store.project.incidents(bench.residence("wide").id);
    REQUIRE(at_wide.size() == 1);
    CHECK(at_wide[0].distance_m == Approx(20));
}

TEST_CASE("a residence drawn as wide as a country holds no search up", "[workbench][import]") {
    Bench bench;
    auto country = support::residence("country", 650000, 6860000), near = support::residence("near", 650000, 6860000);
    country.footprint = support::square(-1'350'000, 4'860'000, 4'000'000);
    std::vector list{country, near};
    bench.store.project.add_residences(list, {});
    bench.import(ImportKind::incidents, bench.file("i.csv", "id;date;nature;x;y\n1;2024-05-01;epave;900000;6500000\n"), {{"kind", "nature"}});
    auto const found = bench.store.project.incidents(bench.residence("country").id);
    REQUIRE(found.size() == 1); // some 10^10 cells of 50 m were none too few
    CHECK(found[0].distance_m == 0);
}

TEST_CASE("a system that lies is told with the likelier one", "[workbench][import]") {
    Bench bench;
    ImportRequest request;
    request.crs = "EPSG:2154";
    request.source = bench.file("r.csv", "code;x;y\nA;182320;2424470\nB;182420;2424570\n");
    CHECK(says(bench.import(request), "outside where"));
}

TEST_CASE("a stop before the end leaves the project as it was", "[workbench][import]") {
    Bench bench;
    std::string many = "code;x;y\n";
    for (int i = 0; i < 1000; ++i)
        many += std::to_string(i) + ";650000;6860000\n";
    ImportRequest request;
    request.source = bench.file("r.csv", many);
    std::stop_source stop;
    request.progress = [&](double) { stop.request_stop(); };
    CHECK_THROWS_AS(imports::import(bench.store.project, request, stop.get_token()), core::Error);
    CHECK(bench.store.project.residences().empty());
    CHECK(bench.store.project.import_reports().empty());
}
