// Real files under $VIGIE_SHARED/data. Counts were taken from the files themselves with ogrinfo and SQL.
#include "core/error.hpp"
#include "gis/crs.hpp"
#include "imports/import.hpp"
#include "support/stored_scores.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <numeric>
#include <set>
#include <sstream>

using namespace vigie;
using imports::ImportKind;
using imports::ImportRequest;

namespace {

std::optional<std::filesystem::path> data_folder() {
    char const* shared = std::getenv("VIGIE_SHARED");
    if (shared && std::filesystem::exists(std::filesystem::path(shared) / "data"))
        return std::filesystem::path(shared) / "data";
    WARN("skipped: VIGIE_SHARED names no folder with real data");
    return std::nullopt;
}

store::ImportReport imported(store::Project& project, ImportRequest const& request) {
    auto report = imports::import(project, request);
    CHECK(report.read == report.kept + report.refused);
    return report;
}

ImportRequest request_of(ImportKind kind, std::filesystem::path source,
                         std::map<std::string, std::string> mapping = {}) {
    ImportRequest request;
    request.kind = kind;
    request.source = std::move(source);
    request.mapping = std::move(mapping);
    return request;
}

std::ptrdiff_t warnings(store::ImportReport const& report, std::string_view part) {
    return std::ranges::count_if(report.findings, [&](core::Finding const& f) {
        return f.severity == core::Severity::warning && f.what.english.find(part) != std::string::npos;
    });
}

/// IRIS for which the file has a figure in a column: those kept secret are not in it, and some have no rate.
std::set<std::string> iris_with(std::filesystem::path const& file, int column) {
    std::istringstream lines(support::file_text(file));
    std::set<std::string> codes;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream cells(line);
        std::string code, cell;
        std::getline(cells, code, ';');
        for (int i = 0; i < column; ++i)
            std::getline(cells, cell, ';');
        if (!cell.empty()) codes.insert(code);
    }
    return codes;
}

std::map<core::ResidenceId, std::string> iris_of_residences(store::Project const& project) {
    std::map<core::ZoneId, std::string> code_of;
    auto const layer = project.find_zone_layer("iris")->id;
    for (auto const& zone : project.zones(layer))
        code_of.emplace(zone.id, zone.code);
    std::map<core::ResidenceId, std::string> iris_of;
    for (auto const& membership : project.memberships(layer))
        iris_of.emplace(membership.residence, code_of.at(membership.zone));
    return iris_of;
}

/// A residence has a figure exactly where the file has one for its IRIS: a gap is no 0, nor the mean, nor a neighbour's.
void check_gaps(store::Project& project, core::Grid const& grid, std::filesystem::path const& file) {
    constexpr int median_income = 3, poverty_rate = 1; // columns, the code being 0
    std::array const known{iris_with(file, median_income), iris_with(file, poverty_rate)}; // in grid order
    auto const iris_of = iris_of_residences(project);
    auto const campaign = project.find_campaign("2018")->id;
    auto const run = project.compute_scores(campaign, *project.current_grid_id(), grid, "test");
    auto const matrix = project.score_matrix(run);
    auto const scores = support::stored_scores(project, run);
    std::array<int, 2> gaps{}, there{};
    for (std::size_t row = 0; row < scores.size(); ++row) {
        auto const iris = iris_of.find(scores[row].residence);
        std::size_t expected = 0;
        for (std::size_t i = 0; i < known.size(); ++i) {
            bool const is_known = iris != iris_of.end() && known[i].contains(iris->second);
            if (std::isnan(matrix.normalised[i][row]) == is_known) FAIL("row " << row << ", indicator " << i);
            ++(is_known ? there : gaps)[i];
            expected += is_known ? 1 : 0;
        }
        if (project.observations(campaign, scores[row].residence).size() != expected) FAIL("row " << row);
        if (expected == 0 && (scores[row].index.coverage != 0 || scores[row].index.score)) FAIL("row " << row);
    }
    CHECK(there[0] == 4088);
    CHECK(gaps[0] == 86);
    CHECK(there[1] > 2500);
    CHECK(gaps[1] > gaps[0]); // figures kept secret beside others that are given
}

}

TEST_CASE("Paris: 4 174 programmes, 126 544 dwellings, IRIS, incomes and accidents", "[workbench][import][reference]") {
    auto const data = data_folder();
    if (!data) return;
    support::TempStore store;
    auto& project = store.project;
    core::Grid grid;
    grid.code = "essai";
    grid.families = {support::family(
        "F1", 1,
        {support::plain_indicator("revenu"), support::plain_indicator("pauvrete"), support::plain_indicator("plai")})};
    project.save_grid(grid);
    auto const paris = *data / "06-paris-logement-social";
    auto const housing = paris / "logements-sociaux-finances-a-paris.csv";

    auto zones = request_of(ImportKind::zones, paris / "iris_75.shp");
    zones.target = "iris";
    CHECK(imported(project, zones).made == 992);

    auto const residences = imported(
        project,
        request_of(ImportKind::residences, housing,
                   {{"code", "id_livraison"}, {"dwellings", "nb_logmt_total"}, {"address", "adresse_programme"}}));
    CHECK(residences.kept == 4174);
    CHECK(warnings(residences, "is there again") == 33);
    auto const stored = project.residences();
    REQUIRE(stored.size() == 4174);
    // One programme of -8 dwellings (2000900, eight taken away in a hostel) is kept as in the file, and told.
    CHECK(std::accumulate(stored.begin(), stored.end(), 0,
                          [](int sum, auto const& r) { return sum + r.dwellings.value_or(0); }) == 126'544);
    CHECK(warnings(residences, "is negative") == 1);
    CHECK(std::ranges::count_if(stored, [](auto const& r) { return !r.position; }) == residences.unlocated);
    auto const first = std::ranges::find(stored, "2000011", &core::Residence::code);
    REQUIRE(first != stored.end());
    CHECK(first->position->x == Approx(655823.1529).margin(1e-6)); // the column in metres, not the cell in degrees
    CHECK(first->name == "16-20 RUE DES MEUNIERS");

    auto filosofi = request_of(ImportKind::observations, *data / "05-indicateurs" / "filosofi-iris-2018.csv",
                               {{"code", "IRIS"}, {"revenu", "DISP_MED18"}, {"pauvrete", "DISP_TP6018"}});
    filosofi.by_zone_layer = "iris";
    filosofi.campaign = "2018";
    auto const incomes = imported(project, filosofi);
    CHECK(incomes.read == 12'395);
    CHECK(incomes.kept == 870);
    CHECK(incomes.refused == 11'525);
    CHECK(std::ranges::count(incomes.findings, core::Severity::refused, &core::Finding::severity) == 1);
    auto const seen = project.observations(project.find_campaign("2018")->id, first->id);
    CHECK(std::ranges::all_of(seen, [](auto const& o) { return o.quality == core::Quality::inherited; }));

    check_gaps(project, grid, *data / "05-indicateurs" / "filosofi-iris-2018.csv");

    auto shares =
        request_of(ImportKind::observations, housing, {{"code", "id_livraison"}, {"plai", "nb_plai/nb_logmt_total"}});
    shares.campaign = "2024";
    CHECK(imported(project, shares).kept == 4174);
    auto const plai = project.observations(project.find_campaign("2024")->id, first->id);
    REQUIRE(plai.size() == 1);
    CHECK(plai[0].numerator == 0);
    CHECK(plai[0].denominator == 62);

    auto const accidents = imported(project, request_of(ImportKind::incidents, paris / "accidents2019_paris.geojson",
                                                        {{"id", "Num_Acc"}, {"kind", "=accident"}, {"date", "=2019"}}));
    CHECK(accidents.read == 11'897);
    CHECK(accidents.made == 5'611);
    CHECK(warnings(accidents, "persons") == 1);
    CHECK(project.incident_kinds() == std::vector<std::string>{"accident"});
}

TEST_CASE("Lorient: 1 701 buildings, their communes and the roads around", "[workbench][import][reference]") {
    auto const data = data_folder();
    if (!data) return;
    support::TempStore store;
    auto& project = store.project;
    auto const buildings =
        imported(project, request_of(ImportKind::residences, *data / "02-lorient" / "batiments-lorient.shp",
                                     {{"code", "ID_WAY"}}));
    CHECK(buildings.kept == 1701);
    project.visit_residences([](core::Residence&& stored) { CHECK((!stored.footprint.empty() && stored.position)); });

    auto zones = request_of(ImportKind::zones, *data / "01-bretagne-contours" / "communes-56-morbihan.geojson");
    zones.target = "communes";
    CHECK(imported(project, zones).made == 253);
    auto const layer = project.find_zone_layer("communes");
    REQUIRE(layer);
    std::map<core::ZoneId, std::string> names;
    for (auto const& zone : project.zones(layer->id))
        names[zone.id] = zone.name;
    std::map<std::string, int> inside;
    int outside = 0;
    for (auto const& m : project.memberships(layer->id)) {
        if (m.distance_m == 0)
            ++inside[names[m.zone]];
        else
            ++outside;
    }
    CHECK(inside["Lorient"] == 1644);
    CHECK(inside["Lanester"] == 53);
    CHECK(outside == 4);

    auto roads = request_of(ImportKind::context, *data / "02-lorient" / "routes-lorient.shp");
    roads.role = core::ContextRole::road;
    auto const report = imported(project, roads);
    CHECK(report.made == 199);
    CHECK(std::ranges::any_of(report.findings, [](auto const& f) { return f.what.english.starts_with("Heights"); }));
}

TEST_CASE("a .prj that lies is told, a missing one is guessed", "[workbench][import][reference]") {
    auto const data = data_folder();
    if (!data) return;
    support::TempStore store;
    auto const traps = *data / "10-crs-pieges";
    CHECK(warnings(imported(store.project, request_of(ImportKind::context, traps / "cours-d-eau-prj-faux-l93.shp")),
                   "outside where") == 1);
    CHECK(warnings(imported(store.project, request_of(ImportKind::context, traps / "cours-d-eau-sans-prj.shp")),
                   "look like") == 1);
}

TEST_CASE("a broken source is refused whole, or told row by row", "[workbench][import][reference]") {
    auto const data = data_folder();
    if (!data) return;
    support::TempStore store;
    for (auto const& entry : std::filesystem::directory_iterator(*data / "90-entrees-invalides")) {
        INFO(entry.path().string());
        for (auto const kind : {ImportKind::residences, ImportKind::zones, ImportKind::context}) {
            auto request = request_of(kind, entry.path());
            request.target = entry.path().filename().string() + std::string(imports::code(kind));
            auto const before = store.project.import_reports().size();
            try {
                imported(store.project, request);
            } catch (core::Error const& error) {
                CHECK(error.code() == core::ErrorCode::refused);
                CHECK(store.project.import_reports().size() == before);
            }
        }
    }
    CHECK(std::filesystem::exists(store.project.path()));
}
