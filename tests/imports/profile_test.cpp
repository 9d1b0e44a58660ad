#include "imports/profile.hpp"

#include "imports/desk.hpp"

#include <cmath>
#include <set>
#include <stdlib.h>

using namespace vigie;
using imports::ImportKind;
using support::ImportDesk;
using support::says;

TEST_CASE("every profile that ships reads, in both languages, under a code of its own", "[workbench][profile]") {
    std::set<std::string> codes;
    for (auto const& profile : imports::profiles()) {
        INFO(profile.code);
        CHECK(codes.insert(profile.code).second);
        CHECK_FALSE(profile.name.fr.empty());
        CHECK_FALSE(profile.name.en.empty());
        CHECK_FALSE(profile.about.fr.empty());
        CHECK_FALSE(profile.about.en.empty());
        CHECK_FALSE(profile.columns.empty());
    }
    for (auto const* code :
         {"rpls-detail", "qpv", "iris", "filosofi-iris", "filosofi-200m", "ssmsi-communes", "ban", "bdtopo-batiment",
          "insee-logement-iris", "bailleur-residences", "bailleur-entrees", "bailleur-incidents",
          "bailleur-reclamations", "bailleur-gestion", "bailleur-enquete", "bailleur-actions", "bailleur-indicateurs"})
        CHECK(codes.contains(code));
}

TEST_CASE("RPLS of 2026 gathers dwellings, each row in its own system, and keeps those without a place",
          "[workbench][profile][rpls]") {
    ImportDesk desk;
    auto const file =
        desk.file("rpls_2026.csv", "DEPCOM;NUMVOIE;INDREP;TYPVOIE;NOMVOIE;NBPIECE;CONSTRUCT;FINAN_CODE;EPSG;X;Y\n"
                                   "75113;12;;RUE;DE TOLBIAC;3;1974;13;2154;654321,2;6859000,4\n"
                                   "75113;12;;RUE;DE TOLBIAC;2;1974;13;2154;654321,2;6859000,4\n"
                                   "75113;12;;RUE;DE TOLBIAC;4;1990;12;2154;654321,2;6859000,4\n"
                                   "75113;5;B;RUE;SANS LIEU;4;1980;12;;;\n"
                                   "75113;5;B;RUE;SANS LIEU;4;1980;12;;;\n");
    auto const outcome = desk.import(ImportKind::residences, file);
    CHECK(outcome.profile == "rpls-detail");
    CHECK(outcome.crs.origin == imports::CrsOrigin::per_row);
    CHECK(outcome.report.read == 5);
    CHECK(outcome.report.made == 3);
    CHECK(outcome.report.unlocated == 1);
    auto const placed = desk.residence("75113-654321-6859000-1974-13");
    CHECK(placed.dwellings == 2);
    CHECK(placed.year_built == 1974);
    CHECK(placed.insee == "75056"); // the commune of the arrondissement
    CHECK(placed.address == "12 RUE DE TOLBIAC");
    auto const unplaced = desk.residence("75113-5_B_RUE_SANS_LIEU-1980-12");
    CHECK(unplaced.dwellings == 2);
    CHECK_FALSE(unplaced.position);
}

TEST_CASE("RPLS of 2016 and of 2017 are read by their former names", "[workbench][profile][rpls]") {
    ImportDesk desk;
    CHECK(desk.import(ImportKind::residences,
                      desk.file("rpls2016.csv", "DROIT;DEPCOM;NUMVOIE;TYPVOIE;NOMVOIE;NBPIECE;CONSTRUCT;FINAN;QPV\n1;"
                                                "35238;3;RUE;DE BREST;2;1960;52;0\n"
                                                "1;35238;3;RUE;DE BREST;3;1960;52;0\n"))
              .report.made == 1);
    CHECK(desk.import(ImportKind::residences,
                      desk.file(
                          "rpls2017.csv",
                          "DEPCOM_red;NOMVOIE_red;nbpiece_red;CONSTRUCT_red;FINAN_red\n29019;RUE DE SIAM;2;1961;52\n"))
              .report.made == 1);
    CHECK(desk.residence("29019-RUE_DE_SIAM-1961-52").insee == "29019");
}

TEST_CASE("the same gathered file again leaves residences as they are, and tells how to update",
          "[workbench][profile][rpls]") {
    ImportDesk desk;
    auto const file = desk.file(
        "rpls2016.csv", "DEPCOM;NUMVOIE;TYPVOIE;NOMVOIE;NBPIECE;CONSTRUCT;FINAN\n35238;3;RUE;DE BREST;2;1960;52\n");
    desk.import(ImportKind::residences, file);
    auto const again = desk.import(ImportKind::residences, file);
    CHECK(again.report.made == 0);
    CHECK(says(again.report, "in the project already"));
    CHECK(desk.store.project.residences().size() == 1);
}

TEST_CASE("a neighbourhood over two communes becomes one outline", "[workbench][profile][qpv]") {
    ImportDesk desk;
    auto const file = desk.file("QP2024.csv", "code_qp;lib_qp;insee_com;geometry\n"
                                              "QN03501M;Le Blosne;35238;\"POLYGON((350000 6785000,350100 "
                                              "6785000,350100 6785100,350000 6785100,350000 6785000))\"\n"
                                              "QN03501M;Le Blosne;35047;\"POLYGON((350100 6785000,350200 "
                                              "6785000,350200 6785100,350100 6785100,350100 6785000))\"\n");
    auto const outcome = desk.import(ImportKind::zones, file);
    CHECK(outcome.profile == "qpv");
    CHECK(outcome.report.made == 1);
    auto const layer = desk.store.project.zone_layers().front();
    auto const zones = desk.store.project.zones(layer.id);
    REQUIRE(zones.size() == 1);
    CHECK(zones[0].code == "QN03501M");
    CHECK(zones[0].shape.size() == 1); // the border between the two is gone
    CHECK(core::area_m2(zones[0].shape) == Approx(20'000));
}

TEST_CASE("squares of 200 m are drawn from their codes, in the system the code names",
          "[workbench][profile][filosofi]") {
    ImportDesk desk;
    // Corner of the square that holds Notre-Dame de Paris (48.853 N, 2.35 E) in EPSG:3035: 3 760 800, 2 889 200.
    auto const outcome = desk.import(
        ImportKind::zones,
        desk.file("carreaux_200m_met.csv",
                  "idcar_200m,ind,men,men_pauv,lcog_geo\nCRS3035RES200mN2889200E3760800,120.5,60,15.5,75056\n"));
    CHECK(outcome.profile == "filosofi-200m");
    CHECK(outcome.crs.origin == imports::CrsOrigin::per_row);
    CHECK(outcome.crs.code == "EPSG:3035");
    auto const zone = desk.store.project.zones(desk.store.project.zone_layers().front().id).at(0);
    auto const area = core::area_m2(zone.shape);
    CHECK(area == Approx(40'000).epsilon(0.01)); // Lambert-93 stretches by less than 1 % there
    CHECK(zone.population == 121);
    auto const centre = core::centroid(zone.shape);
    CHECK(std::abs(centre.x - 652'400) < 2'000);
    CHECK(std::abs(centre.y - 6'861'600) < 2'000);

    auto residences = std::vector{support::residence("A", centre.x, centre.y)};
    desk.store.project.add_residences(residences, {});
    imports::assign_residences(desk.store.project, desk.store.project.zone_layers().front());
    auto shares = desk.request(ImportKind::observations, desk.store.dir / "carreaux_200m_met.csv");
    shares.campaign = "2021";
    CHECK(desk.import(shares).profile == "filosofi-200m-menages");
    auto const seen = desk.observations("2021", "A");
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].indicator == "FS6");
    CHECK(seen[0].value == Approx(100 * 15.5 / 60));
    CHECK(seen[0].quality == core::Quality::inherited);
}

namespace {

constexpr auto crime =
    "\"CODGEO_2026\";\"annee\";\"indicateur\";\"unite_de_compte\";\"nombre\";\"taux_pour_mille\";\"est_diffuse\";"
    "\"complement_info_nombre\";\"complement_info_taux\"\n"
    "\"56121\";2024;\"Cambriolages de logement\";\"Infraction\";120;\"4,25\";\"diff\";NA;NA\n"
    "\"56121\";2023;\"Cambriolages de logement\";\"Infraction\";140;\"5,00\";\"diff\";NA;NA\n"
    "\"56121\";2024;\"Destructions et dégradations volontaires\";\"Infraction\";NA;NA;\"ndiff\";7,2;\"3,1\"\n"
    "\"56121\";2024;\"Vols avec armes\";\"Infraction\";3;\"0,05\";\"diff\";NA;NA\n"
    "\"75113\";2024;\"Cambriolages de logement\";\"Infraction\";900;\"9,00\";\"diff\";NA;NA\n"
    "\"75056\";2024;\"Cambriolages de logement\";\"Infraction\";9000;\"8,00\";\"diff\";NA;NA\n";

}

TEST_CASE("recorded crime is context of the commune; what is not published stays unknown",
          "[workbench][profile][ssmsi]") {
    ImportDesk desk;
    auto list = std::vector{support::residence("A", 223800, 6757900), support::residence("P", 652400, 6861600),
                            support::residence("Q", 652500, 6861600)};
    list[0].insee = "56121";
    list[1].insee = "75113"; // known by its arrondissement
    list[2].insee = "75056"; // known by its commune
    desk.store.project.add_residences(list, {});
    auto request = desk.request(ImportKind::observations, desk.file("donnee-data.gouv-2025.csv", crime));
    request.campaign = "2024";
    auto const outcome = desk.import(request);
    CHECK(outcome.profile == "ssmsi-communes");
    CHECK(says(outcome.report, "other years"));
    CHECK(says(outcome.report, "other indicators"));
    auto const seen = desk.observations("2024", "A");
    REQUIRE(seen.size() == 1); // the suppressed rate is no observation, whatever complement_info says
    CHECK(seen[0].indicator == "SP2");
    CHECK(seen[0].value == Approx(4.25));
    REQUIRE(desk.observations("2024", "P").size() == 1);
    CHECK(desk.observations("2024", "P")[0].value == Approx(9)); // its own row, not the whole city's
    CHECK(desk.observations("2024", "Q")[0].value == Approx(8));
}

TEST_CASE("figures made up for what is not published cannot be mapped, nor fed to a scored indicator",
          "[workbench][profile][ssmsi]") {
    ImportDesk desk;
    auto list = std::vector{support::residence("A", 223800, 6757900)};
    list[0].insee = "56121";
    desk.store.project.add_residences(list, {});
    auto request = desk.request(ImportKind::observations, desk.file("donnee-data.gouv-2025.csv", crime));
    request.campaign = "2024";
    request.mapping = {{"value", "complement_info_taux"}};
    CHECK(desk.refusal(request).find("must not be used") != std::string::npos);
    request.mapping = {{"indicator", "=TR1"}};
    CHECK(says(desk.import(request).report, "context only"));
    CHECK(desk.observations("2024", "A").empty());
}

TEST_CASE("vacancy of the census is a quotient of sums, in per cent", "[workbench][profile][insee]") {
    ImportDesk desk;
    auto residences = std::vector{support::residence("A", 50, 50)};
    desk.store.project.add_residences(residences, {});
    core::ZoneLayer layer{{}, "iris", "IRIS", ""};
    layer.id = desk.store.project.add_zone_layer(layer);
    std::vector<core::Zone> zones(1);
    zones[0].layer = layer.id;
    zones[0].code = "561210101";
    zones[0].shape = support::square(0, 0, 100);
    desk.store.project.add_zones(zones, {});
    imports::assign_residences(desk.store.project, layer);
    auto request = desk.request(
        ImportKind::observations,
        desk.file("base-ic-logement-2021.CSV",
                  "IRIS;COM;P20_LOG;P20_LOGVAC;P21_LOG;P21_LOGVAC\n561210101;56121;900;45;1000.5;80.04\n"));
    request.campaign = "2021";
    CHECK(desk.import(request).profile == "insee-logement-iris");
    auto const seen = desk.observations("2021", "A");
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].indicator == "ATT7");
    CHECK(seen[0].value == Approx(8)); // the newest vintage of the two in the file
}

TEST_CASE("a profile asked for names the column that lacks, and the nearest", "[workbench][profile]") {
    ImportDesk desk;
    auto request = desk.request(
        ImportKind::zones,
        desk.file(
            "qp.geojson",
            R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code_qpv":"QP1","nom_qp":"A"},
        "geometry":{"type":"Polygon","coordinates":[[[2,48],[2.1,48],[2.1,48.1],[2,48]]]}}]})"));
    request.profile = "qpv";
    auto const sentence = desk.refusal(request);
    CHECK(sentence.find("lacks the column") != std::string::npos);
    CHECK(sentence.find("|code_qp|") != std::string::npos);
    CHECK(sentence.find("code_qpv") != std::string::npos);
    request.profile = "quartiers";
    CHECK(desk.refusal(request).find("There is no profile") != std::string::npos);
}

TEST_CASE("the landlord's templates are recognised and read as they are", "[workbench][profile][templates]") {
    ImportDesk desk;
    std::filesystem::path const templates = std::filesystem::path(VIGIE_SOURCE_DIR) / "data" / "templates";
    auto const read = [&](ImportKind kind, char const* name, char const* profile) {
        INFO(name);
        auto request = desk.request(kind, templates / name);
        if (kind == ImportKind::observations) request.campaign = "2026";
        auto const outcome = desk.import(request);
        CHECK(outcome.profile == profile);
        CHECK(outcome.report.refused == 0);
        return outcome;
    };
    read(ImportKind::residences, "residences.csv", "bailleur-residences");
    CHECK(desk.residence("EXEMPLE-001").position == core::Projected{223800, 6757900});
    read(ImportKind::residences, "entrees.csv", "bailleur-entrees");
    CHECK(desk.residence("EXEMPLE-001").aliases == std::vector<std::string>{"ANCIEN-001", "EXEMPLE-001-A"});
    read(ImportKind::incidents, "incidents.csv", "bailleur-incidents");
    CHECK(desk.store.project.incidents(desk.residence("EXEMPLE-001").id).size() == 1);
    read(ImportKind::observations, "reclamations.csv", "bailleur-reclamations");
    read(ImportKind::observations, "gestion.csv", "bailleur-gestion");
    read(ImportKind::observations, "enquete.csv", "bailleur-enquete");
    read(ImportKind::observations, "indicateurs.csv", "bailleur-indicateurs");
    read(ImportKind::actions, "actions.csv", "bailleur-actions");
    CHECK(desk.store.project.actions().size() == 1);
    std::map<std::string, core::Observation> seen;
    for (auto const& observation : desk.observations("2026", "EXEMPLE-001"))
        seen[observation.indicator] = observation;
    CHECK(seen.at("ATT1").numerator == 1);
    CHECK(seen.at("ATT1").denominator == 34); // 32 let and 2 offered
    CHECK(seen.at("QS1").numerator == 1);
    CHECK(seen.at("QS1").denominator == Approx(34).epsilon(0.001));
    CHECK(seen.at("QS2").numerator == 1); // 17 days for 15 allowed
    CHECK(seen.at("QS3").numerator == 0);
    CHECK(seen.at("QS6").numerator == 8);
    CHECK(seen.at("QS6").denominator == 8);
    CHECK(seen.at("ATT4").value == 38);
}

TEST_CASE("a survey counts as satisfied the upper half of its scale", "[workbench][profile][templates]") {
    ImportDesk desk;
    auto list = std::vector{support::residence("A", 0, 0)};
    desk.store.project.add_residences(list, {});
    auto request = desk.request(ImportKind::observations,
                                desk.file("enquete.csv", "residence_code;vague;question_code;modalite;effectif\nA;2026;"
                                                         "QS6;1;4\nA;2026;QS6;2;6\nA;2026;QS6;3;5\nA;2026;QS6;4;5\n"
                                                         "A;2026;TR7;8;3\nA;2026;TR7;6;7\nA;2026;QS9;1;1\n"));
    request.campaign = "2026";
    auto const outcome = desk.import(request);
    CHECK(outcome.report.refused == 1);
    for (auto const& observation : desk.observations("2026", "A")) {
        CHECK(observation.numerator == (observation.indicator == "QS6" ? 10 : 3));
        CHECK(observation.denominator == (observation.indicator == "QS6" ? 20 : 10));
    }
}

TEST_CASE("a mapping of the user's is kept as a profile and found again", "[workbench][profile]") {
    ImportDesk desk;
    std::string const before = getenv("XDG_CONFIG_HOME") != nullptr ? getenv("XDG_CONFIG_HOME") : "";
    setenv("XDG_CONFIG_HOME", (desk.store.dir / "config").c_str(), 1);
    auto request = desk.request(ImportKind::residences, desk.file("erp.csv", "bien;parc;lots\n007;Les Pins;12\n"));
    request.mapping = {{"code", "bien"}, {"name", "parc"}, {"dwellings", "lots"}};
    request.save_profile = "Export ERP « été »";
    desk.import(request);
    auto const saved = imports::find_profile("export-erp-ete");
    CHECK(saved.is_users);
    CHECK(saved.name.fr == "Export ERP « été »");
    ImportDesk other;
    auto const outcome =
        other.import(ImportKind::residences, other.file("erp 2027.csv", "parc;lots;bien\nLes Ifs;30;008\n"));
    CHECK(outcome.profile == "export-erp-ete");
    CHECK(other.residence("008").dwellings == 30);
    std::ofstream(imports::profile_folder() / "casse.toml") << "format = 1\ncode = \"x";
    std::vector<core::Finding> findings;
    CHECK(imports::profiles(&findings).size() > 20); // one broken file does not hide the others
    CHECK(findings.size() == 1);
    if (before.empty())
        unsetenv("XDG_CONFIG_HOME");
    else
        setenv("XDG_CONFIG_HOME", before.c_str(), 1);
}
